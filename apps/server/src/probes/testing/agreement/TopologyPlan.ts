/**
 * One topology to build on a real engine. Networks and containers have short names, unique in the plan; `bridge`,
 * `host` and `none` are the engine's own.
 */
export interface TopologyPlan {
  name: string;
  /** The body of `POST /networks/create`, less the name. */
  networks?: Record<string, object>;
  containers: Record<string, ContainerPlan>;
  /** It has overlays. */
  needsSwarm?: true;
  /** What is done once all run. */
  afterStart?: PlanStep[];
}

export interface ContainerPlan {
  /** The networks it joins, the first one first; `host`, `none`, or `container:` and another's short name. */
  on: string[] | 'host' | 'none' | `container:${string}`;
  /** By short name of a network: `EndpointSettings`. `Links` name containers shortly: `db:store`. */
  endpoints?: Record<string, { Aliases?: string[]; Links?: string[]; GwPriority?: number }>;
  /** Legacy links, which only the default bridge has: `db:store`. */
  links?: string[];
  hostname?: string;
  labels?: Record<string, string>;
  /** Addresses of the host on which its front port is published; empty: all of them. */
  publish?: { hostIp?: string; port?: 'random' }[];
  /** Its front port is exposed without being published. */
  exposes?: true;
  /** It is made, but never started. */
  created?: true;
  /** It ends at once, and is started again and again. */
  restarting?: true;
}

export type PlanStep =
  | { kind: 'stop' | 'pause' | 'restart'; container: string }
  | { kind: 'rename'; container: string; to: string };

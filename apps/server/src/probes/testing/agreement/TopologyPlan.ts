/**
 * A topology to build on a real engine. Networks and containers have short names that are unique in the plan. `bridge`,
 * `host` and `none` are the predefined networks.
 */
export interface TopologyPlan {
  name: string;
  /** The body of `POST /networks/create` without the name. */
  networks?: Record<string, object>;
  containers: Record<string, ContainerPlan>;
  /** True if the plan has overlay networks. */
  needsSwarm?: true;
  /** The steps to perform once all containers run. */
  afterStart?: PlanStep[];
}

export interface ContainerPlan {
  /** The networks in the order of connecting; or `host`, `none`, or `container:` and the short name of the owner. */
  on: string[] | 'host' | 'none' | `container:${string}`;
  /** `EndpointSettings` by the short name of a network. `Links` use short names too: `db:store`. */
  endpoints?: Record<string, { Aliases?: string[]; Links?: string[]; GwPriority?: number }>;
  /** Legacy links, for the default bridge only: `db:store`. */
  links?: string[];
  hostname?: string;
  labels?: Record<string, string>;
  /** The bind addresses on which the main port is published. An empty object publishes on all addresses. */
  publish?: { hostIp?: string; port?: 'random' }[];
  /** The main port is exposed without being published. */
  exposes?: true;
  /** The container is created but never started. */
  created?: true;
  /** The container ends at once and is restarted again and again. */
  restarting?: true;
}

export type PlanStep =
  | { kind: 'stop' | 'pause' | 'restart'; container: string }
  | { kind: 'rename'; container: string; to: string };

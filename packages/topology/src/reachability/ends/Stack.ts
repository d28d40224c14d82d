import type { Endpoint } from '../../Endpoint.ts';
import type { Port } from '../../model.ts';
import type { OpenPort } from '../Verdict.ts';

/** A network stack that exists: a container's own, the host's, or one that stands for everything beyond the host. */
export interface Stack {
  /** `engine`: the stack that containers in host mode use. It is the host's own, unless the engine has an inner host (R215). */
  kind: 'own' | 'host' | 'engine' | 'outside';
  /** The owner's id for `own`; the kind itself for the others. */
  key: string;
  name: string;
  /** By network id. Only stacks of the kind `own` have any. */
  endpoints: ReadonlyMap<string, Endpoint>;
  /** The endpoint that carries the default gateway. */
  gateway: Endpoint | null;
  ports: readonly Port[];
  /** True if the owner was created without a network (mode `none`). */
  isModeNone: boolean;
}

/** The container's side of these ports, without repeats. */
export function containerPortsOf(ports: readonly Port[]): OpenPort[] {
  const distinct = new Map(
    ports.map(({ privatePort, type }) => [`${privatePort}/${type}`, { port: privatePort, protocol: type }]),
  );
  return [...distinct.values()];
}

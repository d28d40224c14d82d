import { isRunning, resolveNamespace } from '../namespaces.ts';
import type { Container, Network, Port } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** How far a container stands open: `outside` to anyone who reaches the host, `host` to the host alone. */
export type Reach = 'outside' | 'host';

/** One way in: published ports of one bind address class, the host's stack, or a parent interface. */
export interface EntryPoint {
  containerId: string;
  kind: 'published' | 'host-namespace';
  reach: Reach;
  /** Empty for `host-namespace`: what listens there is not known to the engine. */
  ports: Port[];
}

/**
 * R8: the doors of a container: its published ports by bind address (a loopback address stops at the host),
 * or the host's whole stack. A stopped container and one that shares another's stack have none of their own.
 */
export function entryPointsOf(container: Container): EntryPoint[] {
  if (!isRunning(container)) return [];
  if (container.namespace.kind === 'host') {
    return [{ containerId: container.id, kind: 'host-namespace', reach: 'outside', ports: [] }];
  }
  const published = container.ports.filter((port) => port.publicPort !== null);
  const doors: EntryPoint[] = [];
  for (const reach of ['outside', 'host'] as const) {
    const ports = published.filter((port) => reachOf(port) === reach);
    if (ports.length > 0) doors.push({ containerId: container.id, kind: 'published', reach, ports });
  }
  return doors;
}

/** Whether a port is open on the host, or unmapped on the container's own address (gateway mode `routed`, 27.0). */
export function isPublished({ ip, publicPort }: Port): boolean {
  return publicPort !== null || ip !== null;
}

/** Loopback-bound ports stop at the host; every other bind address is open to whoever reaches that address. */
export function reachOf(port: Port): Reach {
  return port.ip !== null && (port.ip.startsWith('127.') || port.ip === '::1') ? 'host' : 'outside';
}

/** R9: as {@link parentOf}, by the network's id. */
export function parentInterface(index: TopologyIndex, networkId: string): string | null {
  const network = index.networks.get(networkId);
  return network ? parentOf(network) : null;
}

/** R9: the parent interface of a network whose members stand in the outside's own segment (macvlan, ipvlan); `null` for others, and for a dummy link. */
export function parentOf({ driver, internal, options }: Network): string | null {
  if (internal || (driver !== 'macvlan' && driver !== 'ipvlan')) return null;
  return options['parent'] || null;
}

/** Whether a container has a stack that the host shares, through any chain of `container:`. */
export function usesHostStack(index: TopologyIndex, container: Container): boolean {
  return resolveNamespace(container, index.containers).kind === 'host';
}

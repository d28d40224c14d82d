import type { Container, Port } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import { reachOf } from '../traits/portTraits.ts';
import type { Reach } from '../traits/portTraits.ts';

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
  const entryPoints: EntryPoint[] = [];
  for (const reach of ['outside', 'host'] as const) {
    const ports = published.filter((port) => reachOf(port) === reach);
    if (ports.length > 0) entryPoints.push({ containerId: container.id, kind: 'published', reach, ports });
  }
  return entryPoints;
}

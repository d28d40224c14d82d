import type { Container, Port } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import { reachOf } from '../traits/portTraits.ts';
import type { Reach } from '../traits/portTraits.ts';

/** Where traffic enters a container: its published ports with the same reach, or the host's network stack. */
export interface EntryPoint {
  containerId: string;
  kind: 'published' | 'host-namespace';
  reach: Reach;
  /** Empty for `host-namespace`: the engine does not know which ports are open there. */
  ports: Port[];
}

/**
 * R8: the entry points of a container: its published ports, grouped by bind address (loopback or not), or the host's
 * whole stack. A stopped container and a sharer of another container's stack have none of their own.
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

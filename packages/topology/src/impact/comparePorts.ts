import { defaultGatewayOf } from '../defaultGateway.ts';
import type { Port } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { isPublished } from '../traits/portTraits.ts';
import type { PortChange } from './Impact.ts';

/**
 * R124: which published ports of a container stop, start or move. A host port that the engine chose may differ
 * afterwards. That does not count as a change, because it cannot be predicted.
 */
export function comparePorts(containerId: string, before: TopologyIndex, after: TopologyIndex): PortChange[] {
  const [was, is] = [publishedBy(before, containerId), publishedBy(after, containerId)];
  const from = was.length > 0 ? defaultGatewayOf(before, containerId) : null;
  const to = is.length > 0 ? defaultGatewayOf(after, containerId) : null;
  const [keysBefore, keysAfter] = [new Set(was.map(keyOf)), new Set(is.map(keyOf))];
  const stopped = was.filter((port) => !keysAfter.has(keyOf(port)));
  const moved = from === to ? [] : was.filter((port) => keysAfter.has(keyOf(port)));
  const started = is.filter((port) => !keysBefore.has(keyOf(port)));
  const changes: PortChange[] = [
    { containerId, kind: 'move', ports: moved, from, to },
    { containerId, kind: 'start', ports: started, from: null, to },
    { containerId, kind: 'stop', ports: stopped, from, to: null },
  ];
  return changes.filter(({ ports }) => ports.length > 0);
}

/** R89: the published ports, without the `::` twins of ports on `0.0.0.0`. */
function publishedBy(index: TopologyIndex, containerId: string): Port[] {
  const ports = (index.containers.get(containerId)?.ports ?? []).filter(isPublished);
  const everywhere = new Set(ports.filter(({ ip }) => ip === '0.0.0.0').map(mappingOf));
  return ports.filter((port) => port.ip !== '::' || !everywhere.has(mappingOf(port)));
}

const mappingOf = ({ privatePort, type }: Port): string => `${privatePort}/${type}`;
const keyOf = (port: Port): string => `${port.ip} ${mappingOf(port)}`;

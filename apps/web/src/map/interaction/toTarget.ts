import { refusalToConnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { parseMark } from '../../store/selection.ts';

/** The container and network that a dragged connection would join, or the reason why it cannot. */
export type Target = { containerId: string; networkId: string; refusal: null } | { refusal: string } | null;

/**
 * R76: returns what dropping a connection on the mark `over` would do; `null` if there is no mark or it is the same
 * one. R300: a connection cannot be dropped on another engine than that of `index`, on which it begins.
 */
export function toTarget(index: TopologyIndex, from: string, over: string | null): Target {
  if (over === null || over === from) return null;
  const [start, end] = [parseMark(from), parseMark(over)];
  if (start.engine === end.engine) return targetWithin(index, start.mark, end.mark);
  return { refusal: `Drop it on a ${otherKind(start.mark)} of the same engine.` };
}

const otherKind = (mark: string): string => (mark.startsWith('c:') ? 'network' : 'container');

function targetWithin(index: TopologyIndex, from: string, over: string): Target {
  const ids = [from, over];
  const containerMark = ids.find((id) => id.startsWith('c:'));
  const networkMark = ids.find((id) => id.startsWith('n:'));
  if (!containerMark || !networkMark) {
    return { refusal: `Drop it on a ${otherKind(from)}.` };
  }
  const container = index.containers.get(containerMark.slice(2));
  const network = index.networks.get(networkMark.slice(2));
  if (!container || !network) return null;
  const refusal = refusalToConnect(index, container, network);
  return refusal
    ? { refusal: refusal.reason }
    : { containerId: container.id, networkId: network.id, refusal: null };
}

/**
 * Returns the marks among `ids` to which a connection from the mark `from` cannot be dragged. All of them are written without
 * their engine.
 */
export function refusedTargets(index: TopologyIndex, from: string, ids: readonly string[]): string[] {
  return ids.filter((id) => id !== from && targetWithin(index, from, id)?.refusal !== null);
}

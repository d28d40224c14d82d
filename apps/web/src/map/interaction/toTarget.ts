import { refusalToConnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';

/** The container and network that a dragged connection would join, or the reason why it cannot. */
export type Target = { containerId: string; networkId: string; refusal: null } | { refusal: string } | null;

/**
 * R76: returns what dropping a connection on the mark `over` would do; `null` if there is no mark or it is the same
 * one.
 */
export function toTarget(index: TopologyIndex, from: string, over: string | null): Target {
  if (over === null || over === from) return null;
  const ids = [from, over];
  const containerMark = ids.find((id) => id.startsWith('c:'));
  const networkMark = ids.find((id) => id.startsWith('n:'));
  if (!containerMark || !networkMark) {
    return { refusal: `Drop it on a ${from.startsWith('c:') ? 'network' : 'container'}.` };
  }
  const container = index.containers.get(containerMark.slice(2));
  const network = index.networks.get(networkMark.slice(2));
  if (!container || !network) return null;
  const refusal = refusalToConnect(index, container, network);
  return refusal
    ? { refusal: refusal.reason }
    : { containerId: container.id, networkId: network.id, refusal: null };
}

/** Returns the marks among `ids` to which a connection from the mark `from` cannot be dragged. */
export function refusedTargets(index: TopologyIndex, from: string, ids: readonly string[]): string[] {
  return ids.filter((id) => id !== from && toTarget(index, from, id)?.refusal !== null);
}

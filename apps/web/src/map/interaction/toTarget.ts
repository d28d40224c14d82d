import { refusalToConnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';

/** What a connection dragged from one mark to another would be: the pair, or why not. */
export type Target = { containerId: string; networkId: string; refusal: null } | { refusal: string } | null;

/** R76: a connection goes from a container to a network or the other way round; `null` over nothing that could take it. */
export function toTarget(index: TopologyIndex, from: string, over: string | null): Target {
  if (over === null || over === from) return null;
  const words = [from, over];
  const containerWord = words.find((word) => word.startsWith('c:'));
  const networkWord = words.find((word) => word.startsWith('n:'));
  if (!containerWord || !networkWord) {
    return { refusal: `Drop it on a ${from.startsWith('c:') ? 'network' : 'container'}.` };
  }
  const container = index.containers.get(containerWord.slice(2));
  const network = index.networks.get(networkWord.slice(2));
  if (!container || !network) return null;
  const refusal = refusalToConnect(index, container, network);
  return refusal
    ? { refusal: refusal.reason }
    : { containerId: container.id, networkId: network.id, refusal: null };
}

/** The marks among `words` a connection from `from` cannot go to. */
export function refusedTargets(index: TopologyIndex, from: string, words: readonly string[]): string[] {
  const kind = from.startsWith('c:') ? 'n:' : 'c:';
  return words.filter((word) => word.startsWith(kind) && toTarget(index, from, word)?.refusal !== null);
}

import { refusalToRemove } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';

/**
 * R159: separates the networks that can be removed from those that the engine would refuse to remove, with the reason.
 * Networks that no longer exist are in neither list.
 */
export function planRemovals(
  index: TopologyIndex,
  networkIds: readonly string[],
): { removable: Network[]; leftOut: { network: Network; reason: string }[] } {
  const removable: Network[] = [];
  const leftOut: { network: Network; reason: string }[] = [];
  for (const network of networkIds.flatMap((id) => index.networks.get(id) ?? [])) {
    const reason = refusalToRemove(index, network)?.reason;
    if (reason === undefined) removable.push(network);
    else leftOut.push({ network, reason });
  }
  return { removable, leftOut };
}

import { refusalToRemove } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';

/** R159: which of the networks go, and which the engine would refuse, with why; those gone meanwhile are in neither. */
export function planRemovals(
  index: TopologyIndex,
  networkIds: readonly string[],
): { going: Network[]; leftOut: { network: Network; reason: string }[] } {
  const going: Network[] = [];
  const leftOut: { network: Network; reason: string }[] = [];
  for (const network of networkIds.flatMap((id) => index.networks.get(id) ?? [])) {
    const reason = refusalToRemove(index, network)?.reason;
    if (reason === undefined) going.push(network);
    else leftOut.push({ network, reason });
  }
  return { going, leftOut };
}

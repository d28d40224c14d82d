import type { Network } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { isReserved, toAddress, toBlock, toRange } from './AddressRange.ts';
import type { AddressRange } from './AddressRange.ts';
import { holdersOf } from './holdersOf.ts';

/** How full the pools are from which a network's members get addresses. */
export interface Capacity {
  /** The ranges, or the subnets where there is none: `172.30.0.0/28`. */
  pools: string[];
  /** Addresses that can be given out at all, the gateway's included. */
  total: bigint;
  /** Of those: members', gateways' and excluded ones; not those stopped members only ask for. */
  taken: bigint;
}

/** R133: the capacity of a network for one IP version; `total` is 0 where it has no subnet of that version. */
export function capacityOf(index: TopologyIndex, network: Network, version: 4 | 6): Capacity {
  const pools = poolsOf(network, version);
  const numbers = [...holdersOf(index, network, version)]
    .filter(([, { kind }]) => kind !== 'ghost')
    .map(([number]) => number);
  return {
    pools: pools.map(({ pool }) => toBlock(pool)),
    total: pools.reduce((sum, { pool, edges }) => sum + (pool.last - pool.first + 1n - edges), 0n),
    taken: BigInt(
      numbers.filter((number) => pools.some(({ pool }) => pool.first <= number && number <= pool.last))
        .length,
    ),
  };
}

/** R133: the lowest address that nobody has and no stopped member asks for; `null` where none is left. */
export function nextFreeAddress(index: TopologyIndex, network: Network, version: 4 | 6): string | null {
  const holders = holdersOf(index, network, version);
  for (const { pool, block } of poolsOf(network, version)) {
    for (let number = pool.first; number <= pool.last; number++) {
      if (!holders.has(number) && !isReserved(block, number)) return toAddress(version, number);
    }
  }
  return null;
}

/** Why a network can take no further member: its addresses are all taken; `null` while there are some. */
export function exhaustionOf(index: TopologyIndex, network: Network, version: 4 | 6): string | null {
  const { pools, total, taken } = capacityOf(index, network, version);
  return total > 0n && taken >= total
    ? `No free address left in ${pools.join(', ')}: ${taken} of ${total} taken.`
    : null;
}

function poolsOf(network: Network, version: 4 | 6) {
  return network.ipam.config.flatMap(({ subnet, ipRange }) => {
    const block = toRange(subnet);
    if (block?.version !== version) return [];
    const pool = (ipRange === null ? null : toRange(ipRange)) ?? block;
    return [{ block, pool, edges: edgesIn(block, pool) }];
  });
}

const edgesIn = (block: AddressRange, pool: AddressRange): bigint =>
  BigInt(new Set([pool.first, pool.last].filter((number) => isReserved(block, number))).size);

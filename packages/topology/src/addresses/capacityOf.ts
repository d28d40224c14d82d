import type { Network } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { isReserved, toAddress, toBlock, toRange } from './AddressRange.ts';
import type { AddressRange } from './AddressRange.ts';
import { holdersOf } from './holdersOf.ts';

/** The size and the use of the pools from which a network's members get addresses. */
export interface Capacity {
  /** The pools as text, such as `172.30.0.0/28`: the IP ranges, or the subnets where there is no range. */
  pools: string[];
  /** The number of addresses that can be assigned, including the gateway's. */
  total: bigint;
  /** How many of these belong to members, gateways and exclusions. Addresses that stopped members request do not count. */
  taken: bigint;
}

/** R133: the capacity of a network for one IP version; `total` is 0 if it has no subnet of that version. */
export function capacityOf(index: TopologyIndex, network: Network, version: 4 | 6): Capacity {
  const pools = poolsOf(network, version);
  const numbers = [...holdersOf(index, network, version)]
    .filter(([, { kind }]) => kind !== 'requested')
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

/** R133: the lowest address that is free and that no stopped member requests; `null` if none is left. */
export function nextFreeAddress(index: TopologyIndex, network: Network, version: 4 | 6): string | null {
  const holders = holdersOf(index, network, version);
  for (const { pool, block } of poolsOf(network, version)) {
    for (let number = pool.first; number <= pool.last; number++) {
      if (!holders.has(number) && !isReserved(block, number)) return toAddress(version, number);
    }
  }
  return null;
}

/** The sentence that a network has no free address left; `null` while it has some. */
export function exhaustionOf(index: TopologyIndex, network: Network, version: 4 | 6): string | null {
  const { pools, total, taken } = capacityOf(index, network, version);
  return total > 0n && taken >= total
    ? `No free address is left in ${pools.join(', ')}: ${taken} of ${total} are in use.`
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

import type { Network } from '../model.ts';
import { overlaps, toBlock, toRange } from './AddressRange.ts';
import type { AddressRange } from './AddressRange.ts';

/** The blocks that are searched for free subnets, in this order. The engine's own pools begin at 172.17. */
const BASES = {
  4: ['172.20.0.0/14', '172.24.0.0/13', '10.64.0.0/10', '10.128.0.0/9', '10.0.0.0/8', '192.168.0.0/16'],
  // Unique local addresses (RFC 4193), with a constant prefix, so that suggestions repeat.
  6: ['fd70:6f72:746f::/48', 'fd70:6f00::/24', 'fd00::/8'],
};

/**
 * R131: a subnet that overlaps with none of the networks; `null` if none is left. The same networks always give the same
 * subnet. `size` is the prefix length: 24 for IPv4 and 64 for IPv6 by default.
 */
export function suggestSubnet(
  networks: readonly Pick<Network, 'ipam'>[],
  version: 4 | 6,
  size = version === 4 ? 24 : 64,
): string | null {
  const taken = networks
    .flatMap((network) => network.ipam.config.map((config) => toRange(config.subnet)))
    .filter((range) => range !== null)
    .filter((range) => range.version === version)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const text of BASES[version]) {
    const base = toRange(text);
    const free = base && size >= base.prefix ? firstFree(base, size, taken) : null;
    if (free) return toBlock(free);
  }
  return null;
}

/** Skips from one taken block to the next, so that the cost depends on the number of networks, not on the size of the base. */
function firstFree(base: AddressRange, prefix: number, taken: readonly AddressRange[]): AddressRange | null {
  const length = 1n << BigInt((base.version === 4 ? 32 : 128) - prefix);
  let first = base.first;
  for (const other of taken) {
    const candidate = { ...base, first, last: first + length - 1n, prefix };
    // Taken blocks are sorted by their start, but a large one may contain small ones that start later.
    if (overlaps(candidate, other)) first = (other.last / length + 1n) * length;
  }
  return first + length - 1n <= base.last ? { ...base, first, last: first + length - 1n, prefix } : null;
}

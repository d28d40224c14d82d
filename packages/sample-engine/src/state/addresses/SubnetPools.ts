import { badRequest, forbidden } from '../../EngineError.ts';
import { formatSubnet, overlaps, parseSubnet, type Subnet } from './address.ts';

/** An entry of the daemon's `default-address-pools`: blocks with a prefix of `size` bits are cut from `base`. */
export interface AddressPool {
  readonly base: string;
  readonly size: number;
}

/** Docker's default pools: 172.17/16 … 172.31/16, then 192.168/16 in /20s. */
export const dockerPools: readonly AddressPool[] = [
  ...Array.from({ length: 15 }, (_, i) => ({ base: `172.${17 + i}.0.0/16`, size: 16 })),
  { base: '192.168.0.0/16', size: 20 },
];

/** The pools of a daemon that is configured for many networks. */
export const largePools: readonly AddressPool[] = [...dockerPools, { base: '10.128.0.0/9', size: 24 }];

/** The subnets of one address space that are in use, and the pools for new ones. */
export class SubnetPools {
  readonly #pools: readonly AddressPool[];
  readonly #used = new Set<Subnet>();
  /** By pool: no subnet below this address is free. Without it, each of a thousand networks would search them all. */
  readonly #fullBelow = new Map<AddressPool, bigint>();

  constructor(pools: readonly AddressPool[]) {
    this.#pools = pools;
  }

  /** Reserves a requested subnet. */
  reserve(subnet: Subnet): Subnet {
    if (!this.#isFree(subnet)) {
      throw forbidden('invalid pool request: Pool overlaps with other one on this address space');
    }
    this.#used.add(subnet);
    return subnet;
  }

  /** Reserves the first free subnet of the pools. */
  reserveNext(): Subnet {
    for (const pool of this.#pools) {
      const base = parseSubnet(pool.base);
      if (!base) continue;
      const step = 1n << BigInt((base.version === 4 ? 32 : 128) - pool.size);
      for (let first = this.#fullBelow.get(pool) ?? base.first; first <= base.last; first += step) {
        this.#fullBelow.set(pool, first + step);
        const last = first + step - 1n;
        const candidate = { version: base.version, bits: pool.size, first, last, given: first, text: '' };
        if (this.#isFree(candidate)) {
          const subnet = { ...candidate, text: formatSubnet(candidate) };
          this.#used.add(subnet);
          return subnet;
        }
      }
    }
    throw badRequest('all predefined address pools have been fully subnetted');
  }

  release(subnet: Subnet): void {
    this.#used.delete(subnet);
    this.#fullBelow.clear();
  }

  #isFree(subnet: Subnet): boolean {
    for (const used of this.#used) if (overlaps(used, subnet)) return false;
    return true;
  }
}

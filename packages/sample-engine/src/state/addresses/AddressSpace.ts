import type { Subnet } from './address.ts';

/** The addresses of one subnet: which are in use, and which is the lowest free one (R101). */
export class AddressSpace {
  readonly subnet: Subnet;
  readonly #from: bigint;
  readonly #to: bigint;
  readonly #taken = new Set<bigint>();
  /** No address of the range below this one is free. It keeps the time to fill a large subnet linear. */
  #lowest: bigint;

  constructor(subnet: Subnet, range: Subnet | null) {
    this.subnet = subnet;
    this.#from = range?.first ?? subnet.first;
    this.#to = range?.last ?? subnet.last;
    this.#lowest = this.#from;
    const hostBits = (subnet.version === 4 ? 32 : 128) - subnet.bits;
    // RFC 3021: a /31 has neither network nor broadcast address, a /32 is a single host.
    if (hostBits >= 2) {
      this.#taken.add(subnet.first);
      if (subnet.version === 4) this.#taken.add(subnet.last);
    }
  }

  /** Takes the lowest free address of the range. Returns null if there is none. */
  takeLowest(): bigint | null {
    for (let address = this.#lowest; address <= this.#to; address++) {
      if (this.#taken.has(address)) continue;
      this.#taken.add(address);
      this.#lowest = address + 1n;
      return address;
    }
    this.#lowest = this.#to + 1n;
    return null;
  }

  /** Takes the given address, inside or outside the range. Returns false if it is in use. */
  take(address: bigint): boolean {
    if (this.#taken.has(address)) return false;
    this.#taken.add(address);
    return true;
  }

  release(address: bigint): void {
    if (this.#taken.delete(address) && address >= this.#from && address < this.#lowest)
      this.#lowest = address;
  }
}

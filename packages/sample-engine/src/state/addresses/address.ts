import { isIP } from 'node:net';
import { normalizeCidr, parseCidr } from 'cidr-tools';

/** An IP version: 4 or 6. */
export type IpVersion = 4 | 6;

/** A block of addresses; `first` is its network address. */
export interface Subnet {
  readonly text: string;
  readonly version: IpVersion;
  readonly bits: number;
  readonly first: bigint;
  readonly last: bigint;
  /** The address before the slash, as written. It differs from `first` if host bits are set. */
  readonly given: bigint;
}

/** Parses an address. Returns null if the text is not one. */
export function parseAddress(text: string): { version: IpVersion; value: bigint } | null {
  const version = isIP(text);
  // isIP accepts zones (fe80::1%eth0), which an endpoint's address cannot have.
  if (version === 0 || text.includes('%')) return null;
  const { start } = parseCidr(text);
  return { version: version as IpVersion, value: start };
}

/** Parses CIDR notation. Returns null if the text is not valid. */
export function parseSubnet(text: string): Subnet | null {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const address = match?.[1] === undefined ? null : parseAddress(match[1]);
  const bits = Number(match?.[2]);
  if (!address || bits > (address.version === 4 ? 32 : 128)) return null;
  const { start, end } = parseCidr(text);
  return { text, version: address.version, bits, first: start, last: end, given: address.value };
}

/** Formats an address in its shortest form. */
export function formatAddress(value: bigint, version: IpVersion): string {
  if (version === 4) {
    const n = Number(value);
    return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`;
  }
  const groups = value.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  return normalizeCidr(groups.join(':')).replace(/\/128$/, '');
}

/** Formats a block as its network address and prefix length. */
export function formatSubnet(subnet: Subnet): string {
  return `${formatAddress(subnet.first, subnet.version)}/${subnet.bits}`;
}

/** True if the two blocks have an address in common. */
export function overlaps(a: Subnet, b: Subnet): boolean {
  return a.version === b.version && a.first <= b.last && b.first <= a.last;
}

/** True if the block contains the address. */
export function contains(subnet: Subnet, address: { version: IpVersion; value: bigint }): boolean {
  return subnet.version === address.version && subnet.first <= address.value && address.value <= subnet.last;
}

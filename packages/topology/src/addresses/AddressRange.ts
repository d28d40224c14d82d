import { normalizeCidr, parseCidr } from 'cidr-tools';

/** An address or a CIDR block as numbers. */
export interface AddressRange {
  version: 4 | 6;
  first: bigint;
  last: bigint;
  /** The number of the address as written; greater than `first` if a block has host bits set. */
  written: bigint;
  prefix: number;
  /** True if a prefix length was written. */
  isBlock: boolean;
}

const prefixLength = /\/(?:0|[1-9]\d{0,2})$/;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function isIPv6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const count = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8;
  return count && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
}

/** Checks notation as strictly as Go does; cidr-tools is less strict. IPv6 zones and IPv4 within IPv6 are refused. */
function isWellWritten(text: string): boolean {
  const address = text.replace(prefixLength, '');
  return ipv4.test(address) || isIPv6(address);
}

/** Parses an address or a CIDR block; `null` for any other text. */
export function toRange(text: string): AddressRange | null {
  if (!isWellWritten(text)) return null;
  try {
    const { version, prefix, prefixPresent, start, end, ip } = parseCidr(text);
    if (Number(prefix) > (version === 4 ? 32 : 128)) return null;
    return {
      version,
      first: start,
      last: end,
      written: prefixPresent ? parseCidr(ip).start : start,
      prefix: Number(prefix),
      isBlock: prefixPresent,
    };
  } catch {
    // cidr-tools throws for a text that is no address.
    return null;
  }
}

/** Formats the number of an address in the usual notation. */
export function toAddress(version: 4 | 6, number: bigint): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.');
  const digits = number.toString(16).padStart(32, '0');
  return normalizeCidr(digits.match(/.{4}/g)?.join(':') ?? '');
}

/** Formats a block in the usual notation: `10.0.0.0/24`. */
export const toBlock = ({ version, first, prefix }: AddressRange): string =>
  `${toAddress(version, first)}/${prefix}`;

/** True if `text` is an address without a prefix length, of the given IP version if there is one. */
export function isAddress(text: string, version?: 4 | 6): boolean {
  const range = toRange(text);
  return range !== null && !range.isBlock && (version === undefined || range.version === version);
}

/** True if `subnet` (CIDR) contains `address`. */
export function contains(subnet: string, address: string): boolean {
  const outer = toRange(subnet);
  const inner = toRange(address);
  return outer !== null && inner !== null && covers(outer, inner);
}

export const covers = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (a: AddressRange, b: AddressRange): boolean =>
  a.version === b.version && a.first <= b.last && b.first <= a.last;

/** True for the first and the last address of a block with more than two, which engines assign to no container. 28.5.2 would assign the last one of an IPv6 block. */
export const isReserved = (block: AddressRange, number: bigint): boolean =>
  block.last - block.first > 1n && (number === block.first || number === block.last);

import { normalizeCidr, parseCidr } from 'cidr-tools';

/** An address or a CIDR block as numbers. */
export interface AddressRange {
  version: 4 | 6;
  first: bigint;
  last: bigint;
  /** The number of the address as written: above `first` where a block has host bits set. */
  written: bigint;
  prefix: number;
  /** Whether a prefix length was written. */
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

/** As strict as Go, which cidr-tools is not; zones and IPv4 within IPv6 mean nothing here. */
function isWellWritten(text: string): boolean {
  const address = text.replace(prefixLength, '');
  return ipv4.test(address) || isIPv6(address);
}

/** The addresses a text stands for; `null` for one that is no address and no CIDR block. */
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
    // cidr-tools throws at what is no address.
    return null;
  }
}

/** The usual text of an address's number. */
export function toAddress(version: 4 | 6, number: bigint): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.');
  const digits = number.toString(16).padStart(32, '0');
  return normalizeCidr(digits.match(/.{4}/g)?.join(':') ?? '');
}

/** The usual text of a block: `10.0.0.0/24`. */
export const toBlock = ({ version, first, prefix }: AddressRange): string =>
  `${toAddress(version, first)}/${prefix}`;

/** Whether `text` is a plain address (no prefix length) of IP version 4 or 6. */
export function isAddress(text: string, version?: 4 | 6): boolean {
  const range = toRange(text);
  return range !== null && !range.isBlock && (version === undefined || range.version === version);
}

/** Whether `subnet` (CIDR) contains `address`. */
export function contains(subnet: string, address: string): boolean {
  const outer = toRange(subnet);
  const inner = toRange(address);
  return outer !== null && inner !== null && covers(outer, inner);
}

export const covers = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (a: AddressRange, b: AddressRange): boolean =>
  a.version === b.version && a.first <= b.last && b.first <= a.last;

/** Engines give neither the first nor the last address of a block to anyone, where it has more than two; 28.5.2 would give the last of IPv6. */
export const isReserved = (block: AddressRange, number: bigint): boolean =>
  block.last - block.first > 1n && (number === block.first || number === block.last);

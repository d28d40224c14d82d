import { containsCidr, normalizeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import type { Network } from './model.ts';

/** A subnet as a user asks for it; empty strings mean "not given". */
export interface WantedSubnet {
  subnet: string;
  gateway?: string | undefined;
  ipRange?: string | undefined;
}

/** What is wrong with one field of a wanted subnet. */
export interface AddressProblem {
  field: 'subnet' | 'gateway' | 'ipRange';
  reason: string;
}

/** R11: what is wrong with a wanted subnet beside the networks there are; empty when the engine would take it (stricter of 20.10.24 and 28.5.2). */
export function problemsOfSubnet(wanted: WantedSubnet, networks: readonly Network[]): AddressProblem[] {
  const parsed = parse(wanted.subnet);
  if (!parsed?.prefixPresent) {
    return [{ field: 'subnet', reason: 'Write a subnet such as 172.30.0.0/24 or fd00:1::/64.' }];
  }
  const problems: AddressProblem[] = [];
  const first = normalizeCidr(wanted.subnet);
  if (parse(first.split('/')[0] ?? '')?.start !== parse(parsed.ip)?.start) {
    problems.push({ field: 'subnet', reason: `The address has host bits set; the subnet is ${first}.` });
  }
  const overlapped = networks.find((network) => subnetsOf(network).some((each) => overlaps(each, first)));
  if (overlapped) {
    problems.push({
      field: 'subnet',
      reason: `Overlaps with ${overlapped.name} (${subnetsOf(overlapped).join(', ')}).`,
    });
  }
  if (wanted.gateway && !isWithin(first, wanted.gateway, false)) {
    problems.push({ field: 'gateway', reason: `Write an address within ${first}.` });
  }
  if (wanted.ipRange && !isWithin(first, wanted.ipRange, true)) {
    problems.push({
      field: 'ipRange',
      reason: `Write a range within ${first}, such as a smaller subnet of it.`,
    });
  }
  return problems;
}

/** Whether `text` is a plain address (no prefix length) of IP version 4 or 6. */
export function isAddress(text: string, version?: 4 | 6): boolean {
  const parsed = parse(text);
  return parsed !== null && !parsed.prefixPresent && (version === undefined || parsed.version === version);
}

/** Whether `subnet` (CIDR) contains `address`. */
export function contains(subnet: string, address: string): boolean {
  return parse(subnet) !== null && parse(address) !== null && containsCidr(subnet, address);
}

function isWithin(subnet: string, text: string, prefixed: boolean): boolean {
  const parsed = parse(text);
  return parsed !== null && parsed.prefixPresent === prefixed && containsCidr(subnet, text);
}

const subnetsOf = (network: Network): string[] =>
  network.ipam.config.map((config) => config.subnet).filter((subnet) => parse(subnet) !== null);

function overlaps(a: string, b: string): boolean {
  return parse(a)?.version === parse(b)?.version && overlapCidr(a, b);
}

/** `null` for text that is no address: cidr-tools throws. */
function parse(text: string): ReturnType<typeof parseCidr> | null {
  try {
    return parseCidr(text);
  } catch {
    return null;
  }
}

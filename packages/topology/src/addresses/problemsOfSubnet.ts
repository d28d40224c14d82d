import type { Network } from '../model.ts';
import { covers, isReserved, overlaps, toBlock, toRange } from './AddressRange.ts';
import type { AddressRange } from './AddressRange.ts';

/** A subnet as a user requests it. An empty string means that the field is not given. */
export interface RequestedSubnet {
  subnet: string;
  gateway?: string | undefined;
  ipRange?: string | undefined;
  auxAddresses?: Record<string, string> | undefined;
}

/** A problem with one field of a requested subnet. */
export interface AddressProblem {
  field: 'subnet' | 'gateway' | 'ipRange' | `auxAddresses.${string}`;
  reason: string;
  code: 'notation' | 'host-bits' | 'too-small' | 'overlap' | 'outside' | 'reserved' | 'taken';
}

/** R11: the problems with a requested subnet, given the existing networks; empty if the engine would accept it (the stricter of 20.10.24 and 28.5.2). */
export function problemsOfSubnet(requested: RequestedSubnet, networks: readonly Network[]): AddressProblem[] {
  const subnet = toRange(requested.subnet);
  if (!subnet?.isBlock) {
    const reason = 'Write a subnet such as 172.30.0.0/24 or fd00:1::/64.';
    return [{ field: 'subnet', reason, code: 'notation' }];
  }
  return [
    ...problemsOfBlock(subnet, networks),
    ...problemsOfGateway(subnet, requested.gateway),
    ...problemsOfRange(subnet, requested),
    ...problemsOfAuxiliary(subnet, requested),
  ];
}

function problemsOfBlock(subnet: AddressRange, networks: readonly Network[]): AddressProblem[] {
  const problems: AddressProblem[] = [];
  const problem = (code: AddressProblem['code'], reason: string) =>
    problems.push({ field: 'subnet', reason, code });
  if (subnet.written !== subnet.first) {
    problem('host-bits', `The address has host bits set. The subnet is ${toBlock(subnet)}.`);
  }
  if (subnet.last - subnet.first < 2n) {
    problem(
      'too-small',
      `The subnet has no room for a gateway and a container. Use a larger one, such as /${subnet.version === 4 ? 24 : 64}.`,
    );
  }
  const overlapped = networks.find((network) => subnetsOf(network).some((each) => overlaps(each, subnet)));
  if (overlapped) {
    const theirs = subnetsOf(overlapped).map(toBlock).join(', ');
    problem('overlap', `Overlaps with ${overlapped.name} (${theirs}).`);
  }
  return problems;
}

function problemsOfGateway(subnet: AddressRange, gateway: string | undefined): AddressProblem[] {
  if (!gateway) return [];
  const address = toRange(gateway);
  if (!address || address.isBlock || !covers(subnet, address)) {
    const code = address && !address.isBlock ? 'outside' : 'notation';
    return [{ field: 'gateway', reason: `Write an address within ${toBlock(subnet)}.`, code }];
  }
  if (!isReserved(subnet, address.first)) return [];
  const reason = `The first and the last address of ${toBlock(subnet)} cannot be used. Use another one.`;
  return [{ field: 'gateway', reason, code: 'reserved' }];
}

function problemsOfRange(subnet: AddressRange, { gateway, ipRange }: RequestedSubnet): AddressProblem[] {
  if (!ipRange) return [];
  const range = toRange(ipRange);
  if (!range?.isBlock || !covers(subnet, range)) {
    return [
      {
        field: 'ipRange',
        reason: `Write a range within ${toBlock(subnet)}, such as a smaller subnet of it.`,
        code: range?.isBlock ? 'outside' : 'notation',
      },
    ];
  }
  if (range.written !== range.first) {
    const reason = `The address has host bits set. The range is ${toBlock(range)}.`;
    return [{ field: 'ipRange', reason, code: 'host-bits' }];
  }
  if (range.first === range.last && isReserved(subnet, range.first)) {
    const reason = 'The only address of this range cannot be used. Use a larger range.';
    return [{ field: 'ipRange', reason, code: 'reserved' }];
  }
  if (range.first !== range.last || gatewayOf(subnet, gateway, ipRange) !== range.first) return [];
  const reason = 'The gateway uses the only address of this range. Use a larger range.';
  return [{ field: 'ipRange', reason, code: 'taken' }];
}

function problemsOfAuxiliary(
  subnet: AddressRange,
  { gateway, ipRange, auxAddresses = {} }: RequestedSubnet,
): AddressProblem[] {
  const taken = new Map([[gatewayOf(subnet, gateway, ipRange), 'the gateway']]);
  return Object.entries(auxAddresses).flatMap(([name, text]): AddressProblem[] => {
    const field = `auxAddresses.${name}` as const;
    const address = toRange(text);
    if (!address || address.isBlock || !covers(subnet, address)) {
      const code = address && !address.isBlock ? 'outside' : 'notation';
      return [{ field, reason: `Write an address within ${toBlock(subnet)}.`, code }];
    }
    if (isReserved(subnet, address.first)) {
      const reason = `The first and the last address of ${toBlock(subnet)} are never assigned. Leave this out.`;
      return [{ field, reason, code: 'reserved' }];
    }
    const holder = taken.get(address.first);
    if (holder) return [{ field, reason: `${text} is already ${holder}. Leave this out.`, code: 'taken' }];
    taken.set(address.first, `excluded as ${name}`);
    return [];
  });
}

/** The number of the gateway's address. If no gateway is requested, the engine uses the first usable address of the range (20.10.24, 28.5.2). */
export function gatewayOf(
  subnet: AddressRange,
  gateway: string | null | undefined,
  ipRange: string | null | undefined,
): bigint {
  const given = gateway ? toRange(gateway) : null;
  if (given) return given.first;
  const first = (ipRange ? toRange(ipRange) : null)?.first ?? subnet.first;
  return isReserved(subnet, first) ? first + 1n : first;
}

/** The subnets that a network occupies. A config-only network holds settings only and occupies none. */
const subnetsOf = (network: Network): AddressRange[] =>
  network.configOnly
    ? []
    : network.ipam.config.map((config) => toRange(config.subnet)).filter((range) => range !== null);

import type { Network } from '../model.ts';
import { covers, isReserved, overlaps, toBlock, toRange } from './AddressRange.ts';
import type { AddressRange } from './AddressRange.ts';

/** A subnet as a user asks for it; empty strings mean "not given". */
export interface WantedSubnet {
  subnet: string;
  gateway?: string | undefined;
  ipRange?: string | undefined;
  auxAddresses?: Record<string, string> | undefined;
}

/** What is wrong with one field of a wanted subnet. */
export interface AddressProblem {
  field: 'subnet' | 'gateway' | 'ipRange' | `auxAddresses.${string}`;
  reason: string;
  code: 'notation' | 'host-bits' | 'too-small' | 'overlap' | 'outside' | 'reserved' | 'taken';
}

/** R11: what is wrong with a wanted subnet beside the networks there are; empty when the engine would take it (stricter of 20.10.24 and 28.5.2). */
export function problemsOfSubnet(wanted: WantedSubnet, networks: readonly Network[]): AddressProblem[] {
  const subnet = toRange(wanted.subnet);
  if (!subnet?.isBlock) {
    return [
      {
        field: 'subnet',
        reason: 'Write a subnet such as 172.30.0.0/24 or fd00:1::/64.',
        code: 'notation',
      },
    ];
  }
  return [
    ...problemsOfBlock(subnet, networks),
    ...problemsOfGateway(subnet, wanted.gateway),
    ...problemsOfRange(subnet, wanted),
    ...problemsOfAuxiliary(subnet, wanted),
  ];
}

function problemsOfBlock(subnet: AddressRange, networks: readonly Network[]): AddressProblem[] {
  const problems: AddressProblem[] = [];
  const problem = (code: AddressProblem['code'], reason: string) =>
    problems.push({ field: 'subnet', reason, code });
  if (subnet.written !== subnet.first) {
    problem('host-bits', `The address has host bits set; the subnet is ${toBlock(subnet)}.`);
  }
  if (subnet.last - subnet.first < 2n) {
    problem('too-small', `It has no room for a gateway and a container; take a /${subnet.prefix - 2}.`);
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
  return isReserved(subnet, address.first)
    ? [
        {
          field: 'gateway',
          reason: `The first and the last address of ${toBlock(subnet)} cannot be used; take another.`,
          code: 'reserved',
        },
      ]
    : [];
}

function problemsOfRange(subnet: AddressRange, { gateway, ipRange }: WantedSubnet): AddressProblem[] {
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
    return [
      {
        field: 'ipRange',
        reason: `The address has host bits set; the range is ${toBlock(range)}.`,
        code: 'host-bits',
      },
    ];
  }
  const taken = gateway ? toRange(gateway) : null;
  return taken && covers(taken, range)
    ? [
        {
          field: 'ipRange',
          reason: 'The gateway takes the only address of this range; take a larger one.',
          code: 'taken',
        },
      ]
    : [];
}

function problemsOfAuxiliary(
  subnet: AddressRange,
  { gateway, auxAddresses = {} }: WantedSubnet,
): AddressProblem[] {
  const taken = new Map<bigint, string>();
  const gatewayAddress = gateway ? toRange(gateway) : null;
  if (gatewayAddress) taken.set(gatewayAddress.first, 'the gateway');
  return Object.entries(auxAddresses).flatMap(([name, text]): AddressProblem[] => {
    const field = `auxAddresses.${name}` as const;
    const address = toRange(text);
    if (!address || address.isBlock || !covers(subnet, address)) {
      const code = address && !address.isBlock ? 'outside' : 'notation';
      return [{ field, reason: `Write an address within ${toBlock(subnet)}.`, code }];
    }
    if (isReserved(subnet, address.first)) {
      const reason = `The first and the last address of ${toBlock(subnet)} are never given out; leave this out.`;
      return [{ field, reason, code: 'reserved' }];
    }
    const holder = taken.get(address.first);
    if (holder) return [{ field, reason: `${text} is ${holder} already; leave this out.`, code: 'taken' }];
    taken.set(address.first, `kept out as ${name}`);
    return [];
  });
}

/** Templates hold settings only: nothing of theirs is taken. */
const subnetsOf = (network: Network): AddressRange[] =>
  network.configOnly
    ? []
    : network.ipam.config.map((config) => toRange(config.subnet)).filter((range) => range !== null);

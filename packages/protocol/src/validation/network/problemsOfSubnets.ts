import { overlaps, problemsOfSubnet, toRange } from '@portolan/topology';
import type { AddressProblem, Network } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { problemsOfKeys } from '../problemsOfKeys.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

const reservedBlocks = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', 'fe80::/10', 'ff00::/8'];

/** R11: what is wrong with the subnets of a request, each by itself and beside each other. */
export function problemsOfSubnets(
  request: CreateNetworkRequest,
  networks: readonly Network[],
): FieldProblem[] {
  const subnets = request.subnets ?? [];
  return [
    ...subnets.flatMap((wanted, at) => {
      const path = `subnets.${at}`;
      return [
        ...problemsOfSubnet(wanted, networks).map((problem) => toFieldProblem(problem, path, request)),
        ...problemsOfKeys(`${path}.auxAddresses`, wanted.auxAddresses),
        ...overlapsWithinRequest(wanted.subnet, `${path}.subnet`, subnets.slice(0, at)),
        ...warningsOfSubnet(wanted.subnet, `${path}.subnet`, request),
      ];
    }),
    ...problemsOfNumber(request),
    ...problemsOfRepeatedNames(subnets),
  ];
}

/** A template takes no addresses: what it overlaps with may be gone when a network is made from it. */
const toFieldProblem = (
  { field, reason, code }: AddressProblem,
  path: string,
  { configOnly }: CreateNetworkRequest,
): FieldProblem =>
  configOnly && code === 'overlap'
    ? warning(`${path}.${field}`, `${reason} No network can be made from this template meanwhile.`)
    : error(`${path}.${field}`, reason);

function overlapsWithinRequest(text: string, path: string, before: { subnet: string }[]): FieldProblem[] {
  const range = toRange(text);
  const other = before.find(({ subnet }) => {
    const theirs = toRange(subnet);
    return range && theirs && overlaps(theirs, range);
  });
  return other ? [error(path, `Overlaps with ${other.subnet} above; take another subnet.`)] : [];
}

function warningsOfSubnet(text: string, path: string, { ipv4, ipv6 }: CreateNetworkRequest): FieldProblem[] {
  const range = toRange(text);
  if (!range) return [];
  if (range.version === 6 && !ipv6) {
    return [warning(path, 'The engine keeps it but gives no IPv6 addresses; switch IPv6 on.')];
  }
  if (range.version === 4 && ipv4 === false) {
    return [warning(path, 'The engine keeps it but gives no IPv4 addresses; switch IPv4 on.')];
  }
  const block = reservedBlocks.find((each) => {
    const theirs = toRange(each);
    return theirs && overlaps(theirs, range);
  });
  return block ? [warning(path, `${block} is set apart for other uses; take a private subnet.`)] : [];
}

function problemsOfNumber({ driver, configOnly, subnets = [] }: CreateNetworkRequest): FieldProblem[] {
  if (configOnly || (driver || 'bridge') !== 'bridge') return [];
  const seen = new Set<number>();
  return subnets.flatMap(({ subnet }, at) => {
    const version = toRange(subnet)?.version;
    if (version === undefined) return [];
    if (!seen.has(version)) {
      seen.add(version);
      return [];
    }
    return [
      error(`subnets.${at}.subnet`, `A bridge network takes one IPv${version} subnet; remove this one.`),
    ];
  });
}

/** R130: the CLI has one list for all subnets. */
function problemsOfRepeatedNames(
  subnets: { auxAddresses?: Record<string, string> | undefined }[],
): FieldProblem[] {
  const seen = new Set<string>();
  return subnets.flatMap(({ auxAddresses = {} }, at) =>
    Object.keys(auxAddresses).flatMap((name) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [
        error(
          `subnets.${at}.auxAddresses.${name}`,
          'Another subnet has an excluded address of this name; choose another name.',
        ),
      ];
    }),
  );
}

import { overlaps, problemsOfSubnet, toRange } from '@portolan/topology';
import type { AddressProblem, Network } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { problemsOfKeys } from '../problemsOfKeys.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

const reservedBlocks = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', 'fe80::/10', 'ff00::/8'];

/** R11: returns what is wrong with each subnet of a request, and with all of them together. */
export function problemsOfSubnets(
  request: CreateNetworkRequest,
  networks: readonly Network[],
): FieldProblem[] {
  const subnets = request.subnets ?? [];
  return [
    ...subnets.flatMap((requested, at) => {
      const path = `subnets.${at}`;
      return [
        ...problemsOfSubnet(requested, networks).map((problem) => toFieldProblem(problem, path, request)),
        ...problemsOfKeys(`${path}.auxAddresses`, requested.auxAddresses),
        ...overlapsWithinRequest(requested.subnet, `${path}.subnet`, subnets.slice(0, at)),
        ...warningsOfSubnet(requested.subnet, `${path}.subnet`, request),
      ];
    }),
    ...problemsOfNumber(request),
    ...problemsOfRepeatedNames(subnets),
  ];
}

/**
 * For a config-only network an overlap is only a warning: it uses no addresses itself, and the other network may be
 * gone when a network is created from it.
 */
const toFieldProblem = (
  { field, reason, code }: AddressProblem,
  path: string,
  { configOnly }: CreateNetworkRequest,
): FieldProblem =>
  configOnly && code === 'overlap'
    ? warning(`${path}.${field}`, `${reason} While they overlap, no network can be created from this one.`)
    : error(`${path}.${field}`, reason);

function overlapsWithinRequest(text: string, path: string, before: { subnet: string }[]): FieldProblem[] {
  const range = toRange(text);
  const other = before.find(({ subnet }) => {
    const otherRange = toRange(subnet);
    return range && otherRange && overlaps(otherRange, range);
  });
  return other ? [error(path, `Overlaps with ${other.subnet} above. Choose another subnet.`)] : [];
}

function warningsOfSubnet(text: string, path: string, { ipv4, ipv6 }: CreateNetworkRequest): FieldProblem[] {
  const range = toRange(text);
  if (!range) return [];
  if (range.version === 6 && !ipv6) {
    return [warning(path, 'The engine would store this but assign no IPv6 addresses. Switch IPv6 on.')];
  }
  if (range.version === 4 && ipv4 === false) {
    return [warning(path, 'The engine would store this but assign no IPv4 addresses. Switch IPv4 on.')];
  }
  const block = reservedBlocks.find((each) => {
    const otherRange = toRange(each);
    return otherRange && overlaps(otherRange, range);
  });
  return block ? [warning(path, `${block} is reserved for other uses. Choose a private subnet.`)] : [];
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
      error(
        `subnets.${at}.subnet`,
        `A bridge network has at most one IPv${version} subnet. Remove this one.`,
      ),
    ];
  });
}

/** R130: the docker CLI has one list of excluded addresses for all subnets, so their names must differ. */
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
          'Another subnet has an excluded address with this name. Choose another name.',
        ),
      ];
    }),
  );
}

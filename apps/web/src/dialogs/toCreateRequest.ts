import { CreateNetworkRequest, NetworkName } from '@portolan/protocol';
import { problemsOfSubnet } from '@portolan/topology';
import type { Network } from '@portolan/topology';

/** What is typed in the dialog for a new network. */
export interface CreateInput {
  name: string;
  driver: string;
  subnets: { subnet: string; gateway: string; ipRange: string }[];
  ipv6: boolean;
  internal: boolean;
  attachable: boolean;
  /** The host's interface for macvlan and ipvlan. */
  parent: string;
  /** `key=value`, one a line. */
  labels: string;
  options: string;
}

export const emptyInput: CreateInput = {
  name: '',
  driver: 'bridge',
  subnets: [],
  ipv6: false,
  internal: false,
  attachable: false,
  parent: '',
  labels: '',
  options: '',
};

/** Drivers whose networks hang on an interface of the host. */
export const needsParent = (driver: string): boolean => driver === 'macvlan' || driver === 'ipvlan';

/** The engine takes an IPv6 subnet without IPv6 in silence (20.10.24, 28.5.2), so asking for one means both. */
export const hasIPv6Subnet = ({ subnets }: CreateInput): boolean =>
  subnets.some(({ subnet }) => subnet.includes(':'));

/** The request for what was typed; what was left empty is left out. */
export function toCreateRequest(input: CreateInput): CreateNetworkRequest {
  const subnets = input.subnets
    .filter(({ subnet }) => subnet.trim() !== '')
    .map(({ subnet, gateway, ipRange }) => ({
      subnet: subnet.trim(),
      ...(gateway.trim() ? { gateway: gateway.trim() } : {}),
      ...(ipRange.trim() ? { ipRange: ipRange.trim() } : {}),
    }));
  const parent = needsParent(input.driver) ? input.parent.trim() : '';
  const options = { ...(parent ? { parent } : {}), ...toPairs(input.options) };
  const labels = toPairs(input.labels);
  return {
    name: input.name.trim(),
    driver: input.driver,
    ...(input.internal ? { internal: true } : {}),
    ...(input.attachable ? { attachable: true } : {}),
    ...(input.ipv6 || hasIPv6Subnet(input) ? { ipv6: true } : {}),
    ...(subnets.length > 0 ? { subnets } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** R94: what is wrong, by the form's field paths (`subnets.0.gateway`); empty when it can be sent. */
export function problemsOfInput(input: CreateInput, networks: readonly Network[]): Record<string, string> {
  const problems = new Map<string, string>();
  const name = NetworkName.safeParse(input.name.trim());
  if (!name.success) problems.set('name', name.error.issues[0]?.message ?? 'This name cannot be used.');
  else if (networks.some((network) => network.name === name.data)) {
    problems.set('name', 'A network with this name exists.');
  }
  input.subnets.forEach((wanted, at) => {
    const isEmpty = Object.values(wanted).every((text) => text.trim() === '');
    if (isEmpty) return;
    const trimmed = {
      subnet: wanted.subnet.trim(),
      gateway: wanted.gateway.trim(),
      ipRange: wanted.ipRange.trim(),
    };
    for (const { field, reason } of problemsOfSubnet(trimmed, networks)) {
      problems.set(`subnets.${at}.${field}`, reason);
    }
  });
  const request = CreateNetworkRequest.safeParse(toCreateRequest(input));
  for (const issue of request.error?.issues ?? []) {
    const path = issue.path.join('.');
    if (!problems.has(path)) problems.set(path, issue.message);
  }
  return Object.fromEntries(problems);
}

/** Without a prototype: a label may be called `__proto__`. */
function toPairs(lines: string): Record<string, string> {
  const pairs = Object.create(null) as Record<string, string>;
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    pairs[at < 0 ? line : line.slice(0, at)] = at < 0 ? '' : line.slice(at + 1);
  }
  return pairs;
}

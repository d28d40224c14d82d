import type { CreateNetworkRequest, SubnetRequest } from '@portolan/protocol';
import { toPairMap, toPairs } from '../fields/pairs.ts';
import type { Pair } from '../fields/pairs.ts';
import { emptyInput, emptySubnet, hasIPv6Subnet } from './CreateInput.ts';
import type { CreateInput, SubnetInput } from './CreateInput.ts';

/** R150: the request for what was typed; what was left empty is left out. */
export function toCreateRequest(input: CreateInput): CreateNetworkRequest {
  const given = input.subnets.filter(isGiven);
  // R151: settings taken from a template leave no room for addresses of one's own.
  const own = input.configFrom === '';
  // R151: a template has no members, and the engine takes nothing about them (20.10.24, 28.5.2).
  const used = !input.configOnly;
  return {
    name: input.name.trim(),
    ...text('driver', input.driver),
    ...(used ? text('scope', input.scope) : {}),
    ...flag('internal', used && input.internal),
    ...flag('attachable', used && input.attachable),
    ...flag('ingress', used && input.ingress),
    ...(own && !input.ipv4 ? { ipv4: false } : {}),
    ...flag('ipv6', own && (input.ipv6 || hasIPv6Subnet(input))),
    ...flag('configOnly', input.configOnly),
    ...text('configFrom', input.configFrom),
    ...(own && given.length > 0 ? { subnets: given.map(toSubnet) } : {}),
    ...(own ? text('ipamDriver', input.ipamDriver) : {}),
    ...(own ? map('ipamOptions', input.ipamOptions) : {}),
    ...(own ? map('options', [...input.options, ...input.furtherOptions]) : {}),
    ...(own ? map('labels', input.labels) : {}),
  };
}

/**
 * R150: the form for a request: `toCreateRequest` gives the same request back. `named` are the keys of the options that
 * have a field of their own.
 */
export function fromCreateRequest(
  request: CreateNetworkRequest,
  named: ReadonlySet<string> = new Set(),
): CreateInput {
  const { subnets = [], ...rest } = request;
  const options = toPairs(rest.options);
  return {
    ...emptyInput,
    name: rest.name,
    driver: rest.driver ?? '',
    scope: rest.scope ?? '',
    internal: rest.internal ?? false,
    attachable: rest.attachable ?? false,
    ingress: rest.ingress ?? false,
    ipv4: rest.ipv4 ?? true,
    ipv6: rest.ipv6 ?? false,
    configOnly: rest.configOnly ?? false,
    configFrom: rest.configFrom ?? '',
    subnets:
      subnets.length === 0
        ? [emptySubnet]
        : subnets.map((each) => ({
            subnet: each.subnet,
            gateway: each.gateway ?? '',
            ipRange: each.ipRange ?? '',
            auxAddresses: toPairs(each.auxAddresses),
          })),
    ipamDriver: rest.ipamDriver ?? '',
    ipamOptions: toPairs(rest.ipamOptions),
    options: options.filter(({ key }) => named.has(key)),
    furtherOptions: options.filter(({ key }) => !named.has(key)),
    labels: toPairs(rest.labels),
  };
}

/** Where in the form the request's n-th subnet was typed: empty ones are not sent. */
export const toSubnetPlaces = ({ subnets }: CreateInput): number[] =>
  subnets.flatMap((each, at) => (isGiven(each) ? [at] : []));

const isGiven = ({ subnet, gateway, ipRange, auxAddresses }: SubnetInput): boolean =>
  [subnet, gateway, ipRange].some((each) => each.trim() !== '') ||
  Object.keys(toPairMap(auxAddresses)).length > 0;

function toSubnet({ subnet, gateway, ipRange, auxAddresses }: SubnetInput): SubnetRequest {
  const excluded = auxAddresses.map(({ key, value }) => ({ key, value: value.trim() }));
  return {
    subnet: subnet.trim(),
    ...text('gateway', gateway),
    ...text('ipRange', ipRange),
    ...map('auxAddresses', excluded),
  };
}

const flag = <K extends string>(key: K, on: boolean) => (on ? { [key]: true } : {}) as { [key in K]?: true };

function text<K extends string, V extends string>(key: K, value: V) {
  const trimmed = value.trim();
  return (trimmed ? { [key]: trimmed } : {}) as { [key in K]?: Exclude<V, ''> };
}

function map<K extends string>(key: K, pairs: readonly Pair[]) {
  const given = toPairMap(pairs);
  return (Object.keys(given).length > 0 ? { [key]: given } : {}) as { [key in K]?: Record<string, string> };
}

import type { CreateNetworkRequest, SubnetRequest } from '@portolan/protocol';
import { toPairMap, toPairs } from '../fields/pairs.ts';
import type { Pair } from '../fields/pairs.ts';
import { emptyInput, emptySubnet, hasIPv6Subnet } from './CreateInput.ts';
import type { CreateInput, SubnetInput } from './CreateInput.ts';

/** R150: returns the request for the input. Empty fields are omitted. */
export function toCreateRequest(input: CreateInput): CreateNetworkRequest {
  const given = input.subnets.filter(isGiven);
  // R151: the engine accepts no addresses, options or labels beside those of a config-only network.
  const hasOwnSettings = input.configFrom === '';
  // R151: a config-only network takes no containers, and the engine accepts no settings about them (20.10.24, 28.5.2).
  const takesContainers = !input.configOnly;
  return {
    name: input.name.trim(),
    ...text('driver', input.driver),
    ...(takesContainers ? text('scope', input.scope) : {}),
    ...flag('internal', takesContainers && input.internal),
    ...flag('attachable', takesContainers && input.attachable),
    ...flag('ingress', takesContainers && input.ingress),
    ...(hasOwnSettings && !input.ipv4 ? { ipv4: false } : {}),
    ...flag('ipv6', hasOwnSettings && (input.ipv6 || hasIPv6Subnet(input))),
    ...flag('configOnly', input.configOnly),
    ...text('configFrom', input.configFrom),
    ...(hasOwnSettings && given.length > 0 ? { subnets: given.map(toSubnet) } : {}),
    ...(hasOwnSettings ? text('ipamDriver', input.ipamDriver) : {}),
    ...(hasOwnSettings ? map('ipamOptions', input.ipamOptions) : {}),
    ...(hasOwnSettings ? map('options', [...input.options, ...input.furtherOptions]) : {}),
    ...(hasOwnSettings ? map('labels', input.labels) : {}),
  };
}

/**
 * R150: returns the input for a request, so that `toCreateRequest` returns the same request again. `named` holds the
 * keys of the options that have a field of their own.
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

/** Returns the index in the form for each subnet of the request. They differ because empty subnets are not sent. */
export const toSubnetIndexes = ({ subnets }: CreateInput): number[] =>
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

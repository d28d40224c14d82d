import type { Command, ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import { expect } from 'vitest';
import { compareSubnets } from './engineState.ts';

/** Returns what `docker inspect` must show after a request, with each option where the engine stores it. */
export function expectedInspect(command: Command, nameOf: (networkId: string) => string): object {
  if (command.kind === 'create-network') return networkOf(command.body);
  const endpoints =
    command.kind === 'connect'
      ? [{ ...command.body, network: command.networkId }]
      : command.kind === 'run-container'
        ? (command.body.networks ?? [])
        : [];
  return { Networks: Object.fromEntries(endpoints.map((each) => [nameOf(each.network), endpointOf(each)])) };
}

const networkOf = (request: CreateNetworkRequest): object =>
  withoutUndefined({
    ...{ Driver: request.driver, Scope: request.scope, ConfigOnly: request.configOnly },
    ...{ Internal: request.internal, Attachable: request.attachable, Ingress: request.ingress },
    ...{ EnableIPv4: request.ipv4, EnableIPv6: request.ipv6 },
    ...{ Options: request.options, Labels: request.labels },
    ConfigFrom: request.configFrom && { Network: request.configFrom },
    IPAM: {
      Driver: request.ipamDriver,
      Options: request.ipamOptions,
      Config: request.subnets
        ?.toSorted((a, b) => compareSubnets(a.subnet, b.subnet))
        .map(({ subnet, gateway, ipRange, auxAddresses }) => ({
          ...{ Subnet: subnet, Gateway: gateway, IPRange: ipRange, AuxiliaryAddresses: auxAddresses },
        })),
    },
  }) as object;

const endpointOf = (request: Omit<ConnectRequest, 'container'>): object => ({
  ...(withoutUndefined({
    IPAMConfig: {
      ...{ IPv4Address: request.ipv4, IPv6Address: request.ipv6, LinkLocalIPs: request.linkLocalIps },
    },
    ...{ Links: request.links, DriverOpts: request.driverOptions },
    ...{ GwPriority: request.gatewayPriority, MacAddress: request.mac },
  }) as object),
  // Engines add aliases of their own (below API 1.45).
  ...(request.aliases && { Aliases: expect.arrayContaining(request.aliases) as unknown }),
});

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const defined = Object.entries(value)
    .map(([key, each]) => [key, withoutUndefined(each)] as const)
    .filter(([, each]) => each !== undefined);
  return defined.length === 0 ? undefined : Object.fromEntries(defined);
}

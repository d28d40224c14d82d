import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import { EngineError } from '../EngineError.ts';
import { isOlder } from '../calls/negotiateVersion.ts';

/** The engine as far as it decides what it understands. */
export interface EngineApi {
  apiVersion: string;
  product: 'docker' | 'podman';
}

/** Body of `POST /networks/create`. Throws where this engine would silently ignore what was asked. */
export function toNetworkBody(request: CreateNetworkRequest, { apiVersion }: EngineApi): object {
  if (request.ipv4 === false && isOlder(apiVersion, '1.48')) {
    throw ignoredError('IPv4 can be switched off from engine 28 on');
  }
  const config = request.subnets?.map((each) => ({
    Subnet: each.subnet,
    Gateway: each.gateway,
    IPRange: each.ipRange,
    AuxiliaryAddresses: each.auxAddresses,
  }));
  const ownIpam = config?.length || request.ipamDriver || request.ipamOptions;
  return {
    Name: request.name,
    // Without it engines below API 1.44 make a second network of the same name.
    CheckDuplicate: true,
    Driver: request.driver,
    Scope: request.scope,
    Internal: request.internal,
    Attachable: request.attachable,
    Ingress: request.ingress,
    EnableIPv4: request.ipv4,
    EnableIPv6: request.ipv6,
    ConfigOnly: request.configOnly,
    ConfigFrom: request.configFrom ? { Network: request.configFrom } : undefined,
    // Empty maps and lists as the CLI sends them: the engine keeps null apart from empty. Together with ConfigFrom
    // even an empty one is refused.
    IPAM:
      request.configFrom && !ownIpam
        ? undefined
        : {
            Driver: request.ipamDriver ?? 'default',
            Options: request.ipamOptions ?? {},
            Config: config ?? [],
          },
    Options: request.options ?? {},
    Labels: request.labels ?? {},
  };
}

/** Body of `POST /networks/{id}/connect`. Throws where this engine would silently ignore what was asked. */
export function toConnectBody({ container, ...endpoint }: ConnectRequest, spoken: EngineApi): object {
  return { Container: container, EndpointConfig: toEndpointBody(endpoint, spoken, 'connect') };
}

/** `EndpointSettings`, at connecting a container or at creating one. Throws likewise. */
export function toEndpointBody(
  request: Omit<ConnectRequest, 'container'>,
  { apiVersion, product }: EngineApi,
  at: 'connect' | 'create',
): object {
  if (product === 'docker') {
    if (request.mac && at === 'connect' && isOlder(apiVersion, '1.54'))
      throw ignoredError('a MAC address can only be given when a container is created, on its first network');
    if (request.gatewayPriority !== undefined && isOlder(apiVersion, '1.48')) {
      throw ignoredError('gateway priorities exist from engine 28 on');
    }
  }
  const addresses = {
    IPv4Address: request.ipv4,
    IPv6Address: request.ipv6,
    LinkLocalIPs: request.linkLocalIps,
  };
  const requestsAddress = Object.values(addresses).some((value) => value !== undefined);
  return {
    IPAMConfig: requestsAddress ? addresses : undefined,
    Aliases: request.aliases,
    Links: request.links,
    DriverOpts: request.driverOptions,
    GwPriority: request.gatewayPriority,
    MacAddress: request.mac,
  };
}

const ignoredError = (why: string): EngineError =>
  new EngineError('refused-by-engine', `This engine would ignore that: ${why}.`);

import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import { isOlder } from '../calls/negotiateVersion.ts';
import { EngineError } from '../EngineError.ts';

/** What decides which fields of a request an engine supports. */
export interface EngineApi {
  apiVersion: string;
  product: 'docker' | 'podman';
}

/** Returns the body of `POST /networks/create`. @throws EngineError if this engine would silently ignore a setting */
export function toNetworkBody(request: CreateNetworkRequest, { apiVersion }: EngineApi): object {
  if (request.ipv4 === false && isOlder(apiVersion, '1.48')) {
    throw ignoredError('switching IPv4 off requires engine 28 or newer');
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
    // Without this field, engines below API 1.44 create a second network of the same name.
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
    // Empty maps and lists are sent as the docker CLI sends them, because the engine distinguishes null from empty.
    // With ConfigFrom the engine refuses even an empty IPAM.
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

/**
 * Returns the body of `POST /networks/{id}/connect`.
 * @throws EngineError if this engine would silently ignore a setting
 */
export function toConnectBody({ container, ...endpoint }: ConnectRequest, spoken: EngineApi): object {
  return { Container: container, EndpointConfig: toEndpointBody(endpoint, spoken, 'connect') };
}

/**
 * Returns the `EndpointSettings` for connecting or creating a container.
 * @throws EngineError if this engine would silently ignore a setting
 */
export function toEndpointBody(
  request: Omit<ConnectRequest, 'container'>,
  { apiVersion, product }: EngineApi,
  at: 'connect' | 'create',
): object {
  if (product === 'docker') {
    if (request.mac && at === 'connect' && isOlder(apiVersion, '1.54'))
      throw ignoredError('a MAC address can be set only when a container is created, on its first network');
    if (request.gatewayPriority !== undefined && isOlder(apiVersion, '1.48')) {
      throw ignoredError('gateway priorities require engine 28 or newer');
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
  new EngineError('refused-by-engine', `This engine would ignore the setting: ${why}.`);

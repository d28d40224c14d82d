import { badRequest, joinFaults, systemError, type EngineError } from '../../EngineError.ts';
import { contains, parseAddress, parseSubnet, type IpVersion } from '../addresses/address.ts';
import type { EngineState } from '../EngineState.ts';
import { predefinedNetworks } from '../networks/networkRules.ts';
import type { Attachment, ContainerRecord, NetworkRecord } from '../records.ts';
import type { EndpointRequest } from '../requests.ts';

const sharedNamespaceMessage =
  'container sharing network namespace with another container or host cannot be connected to any other network';
const noneModeMessage =
  'container cannot be connected to multiple networks with one of the networks in private (none) mode';

/** Refuses endpoint settings that the network does not support, with all faults in one message. */
export function checkEndpointSettings(
  networkName: string,
  network: NetworkRecord | undefined,
  request: EndpointRequest,
): void {
  const faults: string[] = [];
  if (predefinedNetworks.has(networkName)) {
    if (request.ipv4 || request.ipv6) {
      faults.push('user specified IP address is supported on user defined networks only');
    }
    if ((request.aliases ?? []).length > 0) {
      faults.push('network-scoped alias is supported only for containers in user defined networks');
    }
  }
  faults.push(
    ...addressFaults(4, request.ipv4 ?? '', network),
    ...addressFaults(6, request.ipv6 ?? '', network),
  );
  for (const address of request.linkLocalIps ?? []) {
    if (parseAddress(address) === null) faults.push(`invalid link-local IP address: ${address}`);
  }
  faults.push(...sysctlFaults(request.driverOptions?.get('com.docker.network.endpoint.sysctls') ?? ''));
  if (request.mac && !/^[\da-f]{2}([:-][\da-f]{2}){5}$/i.test(request.mac)) {
    throw badRequest(`invalid MAC address ${request.mac}`);
  }
  if (faults.length > 0) throw badRequest(`invalid endpoint settings:\n${joinFaults(faults)}`);
}

/** A sysctl of an endpoint must name the interface by the placeholder `IFNAME`. */
function sysctlFaults(settings: string): string[] {
  return settings
    .split(',')
    .filter((setting) => setting !== '' && !/^net\.(ipv4|ipv6|mpls)\.[^.]+\.IFNAME\.[^=]+=/.test(setting))
    .map(
      (setting) =>
        `unrecognised network interface sysctl '${setting}'; represent 'net.X.Y.ethN.Z=V' as 'net.X.Y.IFNAME.Z=V', 'X' must be 'ipv4', 'ipv6' or 'mpls'`,
    );
}

const linkLocalSubnets = [parseSubnet('169.254.0.0/16'), parseSubnet('fe80::/64')];

/** Refuses what only libnetwork checks, when it creates the endpoint: link-local addresses and the form of links. */
export function checkJoin({ linkLocalIps, links }: Attachment): void {
  for (const text of linkLocalIps) {
    const address = parseAddress(text);
    if (address && linkLocalSubnets.some((subnet) => subnet && contains(subnet, address))) continue;
    throw badRequest(`invalid link local IP address: ${text}`);
  }
  for (const link of links ?? []) {
    if (link.split(':').length > 2) throw systemError(`bad format for links: ${link}`);
  }
}

function addressFaults(version: IpVersion, requested: string, network: NetworkRecord | undefined): string[] {
  if (requested === '') return [];
  const address = parseAddress(requested);
  const faults = address?.version === version ? [] : [`invalid IPv${version} address: ${requested}`];
  if (!network) return faults;
  const pools = network.pools.filter(({ subnet, userDefined }) => userDefined && subnet.version === version);
  if (address && pools.some(({ subnet }) => contains(subnet, address))) return faults;
  return [
    ...faults,
    pools.length > 0
      ? `no configured subnet or ip-range contain the IP address ${requested}`
      : 'user specified IP address is supported only when connecting to networks with user configured subnets',
  ];
}

/** Refuses to combine host, none or the namespace of another container with any other network. */
export function checkNetworkCombination(
  state: EngineState,
  container: ContainerRecord,
  network: NetworkRecord,
): void {
  if (container.networkMode.startsWith('container:')) throw badRequest(sharedNamespaceMessage);
  if (container.networkMode !== 'host' && network.driver === 'host') {
    throw badRequest(
      'cannot connect container to host network - container must be created in host network mode',
    );
  }
  for (const attachment of container.attachments.values()) {
    const joined = networkOf(state, attachment);
    if (!joined || joined.id === network.id) continue;
    if (joined.driver === 'host' || network.driver === 'host') throw badRequest(sharedNamespaceMessage);
    if (joined.name === 'none' || network.name === 'none') throw badRequest(noneModeMessage);
  }
}

/** Refuses a swarm network that is not attachable: only services use it. */
export function checkAttachable(network: NetworkRecord): void {
  if (network.scope === 'swarm' && !network.attachable) {
    throw systemError(
      `Could not attach to network ${network.name}: rpc error: code = PermissionDenied desc = network ${network.name} not manually attachable`,
    );
  }
}

/** The refusal for a network that does not exist. A manager asks the swarm and answers 500 with the swarm's message. */
export function swarmNetworkNotFound(term: string): EngineError {
  return systemError(
    `Could not attach to network ${term}: rpc error: code = NotFound desc = network ${term} not found`,
  );
}

/** Finds the network of an attachment: by its stored id, or by its name if it has none. */
export function networkOf(state: EngineState, attachment: Attachment): NetworkRecord | undefined {
  return attachment.networkId === ''
    ? state.findNetwork(attachment.network)
    : state.networks.get(attachment.networkId);
}

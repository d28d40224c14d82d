import { EngineError } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';
import type { Attachment, ContainerRecord, NetworkRecord, PublishedPort } from '../records.ts';

/** The drivers of networks that Docker maps host ports to. For overlay networks it does so over docker_gwbridge. */
const mappingDrivers = new Set(['bridge', 'overlay']);

/** Binds the published ports on the network of the default gateway, leaves them there, or releases them (R105). */
export function publishPorts(state: EngineState, container: ContainerRecord): void {
  const gateway = gatewayAttachment(state, container);
  if (!gateway || !mappingDrivers.has(gateway.network.driver)) {
    unpublishPorts(state, container);
    return;
  }
  const endpoint = gateway.attachment.live?.id ?? '';
  if (container.published.length > 0 && container.publishedBy === endpoint) return;
  // Another endpoint binds the ports again. Those that the engine chose are then different ones.
  unpublishPorts(state, container);
  const published: PublishedPort[] = [];
  try {
    for (const exposed of container.exposedPorts) {
      const [port = '', protocol = 'tcp'] = exposed.split('/');
      for (const binding of container.portBindings.get(exposed) ?? []) {
        const requestedPort = Number(binding.hostPort || 0);
        for (const { hostIps, routed } of bindAddresses(gateway.network, binding.hostIp)) {
          const hostPort = routed ? null : state.ports.bind(protocol, hostIps, requestedPort);
          published.push(...hostIps.map((hostIp) => ({ hostIp, hostPort, port: Number(port), protocol })));
        }
      }
    }
  } catch (error) {
    for (const binding of published) releasePort(state, binding);
    if (!(error instanceof EngineError)) throw error;
    throw error.prefixed(
      `driver failed programming external connectivity on endpoint ${container.name} (${endpoint}): `,
    );
  }
  container.published = published;
  container.publishedBy = endpoint;
}

/** Returns the bind addresses of a port binding: one entry for both families, or one for each if one is routed. */
function bindAddresses(network: NetworkRecord, hostIp: string): { hostIps: string[]; routed: boolean }[] {
  const isRouted = (version: 4 | 6) =>
    network.options.get(`com.docker.network.bridge.gateway_mode_ipv${version}`) === 'routed';
  const requested =
    hostIp === '' ? (network.options.get('com.docker.network.bridge.host_binding_ipv4') ?? '') : hostIp;
  const isAny = requested === '' || requested === '0.0.0.0';
  const v4 = network.enableIPv4 && !requested.includes(':');
  const v6 = requested.includes(':') || (isAny && hostIp === '');
  const hostIps4 = v4 ? [isAny || isRouted(4) ? '0.0.0.0' : requested] : [];
  const hostIps6 = v6 ? [isRouted(6) || isAny ? '::' : requested] : [];
  if (isRouted(4) === isRouted(6)) return [{ hostIps: [...hostIps4, ...hostIps6], routed: isRouted(4) }];
  return [
    { hostIps: hostIps4, routed: isRouted(4) },
    { hostIps: hostIps6, routed: isRouted(6) },
  ];
}

/** Releases the container's host ports. */
export function unpublishPorts(state: EngineState, container: ContainerRecord): void {
  for (const binding of container.published) releasePort(state, binding);
  container.published = [];
}

function releasePort(state: EngineState, { protocol, hostIp, hostPort }: PublishedPort): void {
  if (hostPort !== null) state.ports.release(protocol, hostIp, hostPort);
}

/**
 * Finds the attachment with the container's default gateway: the one with the highest gateway priority, then the first
 * network name. It is never on an internal network. Published ports are bound there (R105).
 */
function gatewayAttachment(
  state: EngineState,
  container: ContainerRecord,
): { attachment: Attachment; network: NetworkRecord } | null {
  let best: { attachment: Attachment; network: NetworkRecord } | null = null;
  for (const attachment of container.attachments.values()) {
    const network = attachment.live ? state.networks.get(attachment.networkId) : undefined;
    if (!network || network.internal || network.driver === 'null') continue;
    if (best && !takesPrecedence(attachment, best.attachment)) continue;
    best = { attachment, network };
  }
  return best;
}

function takesPrecedence(a: Attachment, b: Attachment): boolean {
  if (a.gatewayPriority !== b.gatewayPriority) return a.gatewayPriority > b.gatewayPriority;
  return a.network < b.network;
}

import { EngineError } from '../EngineError.ts';
import { gatewayAttachment } from './gateway.ts';
import type { EngineState } from './EngineState.ts';
import type { ContainerRecord, NetworkRecord, PublishedPort } from './records.ts';

/** Networks through which Docker maps host ports; overlay does it over docker_gwbridge. */
const mappingDrivers = new Set(['bridge', 'overlay']);

/** Makes the container's published ports follow its default gateway: bound, kept or given back (R105). */
export function refreshPublishing(state: EngineState, container: ContainerRecord): void {
  const gateway = gatewayAttachment(state, container);
  if (!gateway || !mappingDrivers.has(gateway.network.driver)) {
    unpublish(state, container);
    return;
  }
  const endpoint = gateway.attachment.live?.id ?? '';
  if (container.published.length > 0 && container.publishedBy === endpoint) return;
  // Another endpoint binds them anew: ports the engine chose are then others.
  unpublish(state, container);
  const published: PublishedPort[] = [];
  try {
    for (const exposed of container.exposedPorts) {
      const [port = '', protocol = 'tcp'] = exposed.split('/');
      for (const binding of container.portBindings.get(exposed) ?? []) {
        const wanted = Number(binding.hostPort || 0);
        for (const { hostIps, routed } of hostAddresses(gateway.network, binding.hostIp)) {
          const hostPort = routed ? null : state.ports.bind(protocol, hostIps, wanted);
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

/** Where a binding listens: one port for both families, or per family where one of them is routed. */
function hostAddresses(network: NetworkRecord, hostIp: string): { hostIps: string[]; routed: boolean }[] {
  const isRouted = (version: 4 | 6) =>
    network.options.get(`com.docker.network.bridge.gateway_mode_ipv${version}`) === 'routed';
  const any =
    hostIp === '' ? (network.options.get('com.docker.network.bridge.host_binding_ipv4') ?? '') : hostIp;
  const isAny = any === '' || any === '0.0.0.0';
  const v4 = network.enableIPv4 && !any.includes(':');
  const v6 = any.includes(':') || (isAny && hostIp === '');
  const asked4 = v4 ? [isAny || isRouted(4) ? '0.0.0.0' : any] : [];
  const asked6 = v6 ? [isRouted(6) || isAny ? '::' : any] : [];
  if (isRouted(4) === isRouted(6)) return [{ hostIps: [...asked4, ...asked6], routed: isRouted(4) }];
  return [
    { hostIps: asked4, routed: isRouted(4) },
    { hostIps: asked6, routed: isRouted(6) },
  ];
}

/** Gives the container's host ports back. */
export function unpublish(state: EngineState, container: ContainerRecord): void {
  for (const binding of container.published) releasePort(state, binding);
  container.published = [];
}

function releasePort(state: EngineState, { protocol, hostIp, hostPort }: PublishedPort): void {
  if (hostPort !== null) state.ports.release(protocol, hostIp, hostPort);
}

import { EngineError } from '../EngineError.ts';
import { gatewayAttachment } from './gateway.ts';
import type { EngineState } from './EngineState.ts';
import type { ContainerRecord, PublishedPort } from './records.ts';

/** Networks through which Docker maps host ports; overlay does it over docker_gwbridge. */
const mappingDrivers = new Set(['bridge', 'overlay']);

/** Makes the container's published ports follow its default gateway: bound, kept or given back (R105). */
export function refreshPublishing(state: EngineState, container: ContainerRecord): void {
  const gateway = gatewayAttachment(state, container);
  if (!gateway || !mappingDrivers.has(gateway.network.driver)) {
    unpublish(state, container);
    return;
  }
  if (container.published.length > 0) return;
  const published: PublishedPort[] = [];
  try {
    for (const [exposed, bindings] of container.portBindings) {
      const [port = '', protocol = 'tcp'] = exposed.split('/');
      for (const { hostIp, hostPort } of bindings) {
        const hostIps = hostIp === '' ? ['0.0.0.0', '::'] : [hostIp];
        const bound = state.ports.bind(protocol, hostIps, Number(hostPort || 0));
        published.push(
          ...hostIps.map((ip) => ({ hostIp: ip, hostPort: bound, port: Number(port), protocol })),
        );
      }
    }
  } catch (error) {
    for (const binding of published) releasePort(state, binding);
    if (!(error instanceof EngineError)) throw error;
    const endpoint = gateway.attachment.live?.id ?? '';
    throw error.prefixed(
      `driver failed programming external connectivity on endpoint ${container.name} (${endpoint}): `,
    );
  }
  container.published = published;
}

/** Gives the container's host ports back. */
export function unpublish(state: EngineState, container: ContainerRecord): void {
  for (const binding of container.published) releasePort(state, binding);
  container.published = [];
}

function releasePort(state: EngineState, { protocol, hostIp, hostPort }: PublishedPort): void {
  state.ports.release(protocol, hostIp, hostPort);
}

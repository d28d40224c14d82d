import type { PublishedPort, RunContainerRequest } from '@portolan/protocol';
import { isOlder } from '../calls/negotiateVersion.ts';
import { toEndpointBody } from './toNetworkBody.ts';
import type { EngineApi } from './toNetworkBody.ts';

/**
 * Body of `POST /containers/create`. Deliberately without a way to mounts, privileges and other namespaces (R143).
 * Throws where this engine would silently ignore what was asked.
 * @param mode the first network, as the engine is to know it; `null`: its default bridge
 */
export function toContainerBody(
  request: RunContainerRequest,
  mode: string | null,
  spoken: EngineApi,
): object {
  const { mac, ...first } = request.networks?.[0] ?? {};
  // From API 1.44 on a MAC address is the endpoint's.
  const isMacOfContainer = isOlder(spoken.apiVersion, '1.44');
  const endpoint = toEndpointBody(isMacOfContainer ? first : { ...first, mac }, spoken, 'create');
  return {
    Image: request.image,
    Cmd: request.command,
    Env: request.environment,
    Labels: request.labels ?? {},
    ExposedPorts: Object.fromEntries((request.ports ?? []).map((port) => [toPortKey(port), {}])),
    MacAddress: isMacOfContainer ? mac : undefined,
    HostConfig: {
      NetworkMode: mode ?? 'default',
      PortBindings: toBindings(request.ports ?? []),
      RestartPolicy: { Name: request.restart ?? 'no' },
    },
    NetworkingConfig: mode === null ? undefined : { EndpointsConfig: { [mode]: endpoint } },
  };
}

const toPortKey = ({ containerPort, protocol }: PublishedPort): string =>
  `${containerPort}/${protocol ?? 'tcp'}`;

function toBindings(ports: readonly PublishedPort[]): object {
  const bindings = new Map<string, object[]>();
  for (const port of ports) {
    const binding = { HostIp: port.hostIp ?? '', HostPort: String(port.hostPort ?? '') };
    bindings.set(toPortKey(port), [...(bindings.get(toPortKey(port)) ?? []), binding]);
  }
  return Object.fromEntries(bindings);
}

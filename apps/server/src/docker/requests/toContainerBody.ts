import type { PublishedPort, RunContainerRequest } from '@portolan/protocol';
import { isOlder } from '../calls/negotiateVersion.ts';
import { toEndpointBody } from './toNetworkBody.ts';
import type { EngineApi } from './toNetworkBody.ts';

/**
 * Returns the body of `POST /containers/create`. It deliberately cannot set mounts, privileges or other namespaces
 * (R143).
 * @param mode the name or id of the first network; `null` for the engine's default bridge
 * @throws EngineError if this engine would silently ignore a setting
 */
export function toContainerBody(
  request: RunContainerRequest,
  mode: string | null,
  spoken: EngineApi,
): object {
  const { mac, ...first } = request.networks?.[0] ?? {};
  // From API 1.44 on, the MAC address belongs to the endpoint instead of the container.
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

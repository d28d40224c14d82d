import type { PublishedPort, RunContainerRequest, RunNetwork } from '@portolan/protocol';
import { isOlder } from './negotiateVersion.ts';
import { ignored, toEndpointBody } from './toRequests.ts';
import type { Spoken } from './toRequests.ts';

/**
 * Body of `POST /containers/create`. Deliberately without a way to mounts, privileges and other namespaces (R143).
 * Throws where this engine would silently ignore what was asked.
 * @param joined networks by how the engine is to know them; none: its default bridge
 */
export function toContainerBody(
  request: RunContainerRequest,
  joined: ReadonlyMap<string, RunNetwork>,
  spoken: Spoken,
): object {
  const [[mode, first] = ['default', undefined], ...others] = joined;
  // From API 1.44 on a MAC address is the endpoint's, and several networks can be joined at once.
  const isMacOfContainer = isOlder(spoken.apiVersion, '1.44');
  if (isMacOfContainer && others.length > 0) {
    throw ignored('below engine 25 a MAC address can only be given on the first network');
  }
  const endpoints = [...joined].map(([name, { mac, ...endpoint }]) => [
    name,
    toEndpointBody(isMacOfContainer ? endpoint : { ...endpoint, mac }, spoken, 'create'),
  ]);
  return {
    Image: request.image,
    Cmd: request.command,
    Env: request.environment,
    Labels: request.labels ?? {},
    ExposedPorts: Object.fromEntries((request.ports ?? []).map((port) => [toKey(port), {}])),
    MacAddress: isMacOfContainer ? first?.mac : undefined,
    HostConfig: {
      NetworkMode: mode,
      PortBindings: toBindings(request.ports ?? []),
      RestartPolicy: { Name: request.restart ?? 'no' },
    },
    NetworkingConfig: { EndpointsConfig: Object.fromEntries(endpoints) as object },
  };
}

const toKey = ({ containerPort, protocol }: PublishedPort): string => `${containerPort}/${protocol ?? 'tcp'}`;

function toBindings(ports: readonly PublishedPort[]): object {
  const bindings = new Map<string, object[]>();
  for (const port of ports) {
    const binding = { HostIp: port.hostIp ?? '', HostPort: String(port.hostPort ?? '') };
    bindings.set(toKey(port), [...(bindings.get(toKey(port)) ?? []), binding]);
  }
  return Object.fromEntries(bindings);
}

import type { RunContainerRequest } from '@portolan/protocol';
import { isOlder } from './negotiateVersion.ts';
import { toEndpointBody } from './toRequests.ts';
import type { Spoken } from './toRequests.ts';

/**
 * Body of `POST /containers/create`. Deliberately without a way to mounts, privileges and other namespaces (R143).
 * Throws where this engine would silently ignore what was asked.
 * @param mode the first network, as the engine is to know it; `null`: its default bridge
 */
export function toContainerBody(request: RunContainerRequest, mode: string | null, spoken: Spoken): object {
  const ports = request.ports ?? [];
  const keys = [...new Set(ports.map(toPortKey))];
  const first = request.networks?.[0];
  // From API 1.44 on the address belongs to the endpoint, and a container-wide one is refused with several networks.
  const isMacOfContainer = isOlder(spoken.apiVersion, '1.44');
  return {
    Image: request.image,
    Cmd: request.command,
    Env: request.environment,
    Labels: request.labels ?? {},
    ExposedPorts: Object.fromEntries(keys.map((key) => [key, {}])),
    MacAddress: isMacOfContainer ? first?.mac : undefined,
    HostConfig: {
      NetworkMode: mode ?? 'default',
      PortBindings: Object.fromEntries(
        keys.map((key) => [
          key,
          ports
            .filter((port) => toPortKey(port) === key)
            .map(({ hostIp, hostPort }) => ({
              HostIp: hostIp ?? '',
              HostPort: hostPort === undefined ? '' : String(hostPort),
            })),
        ]),
      ),
      RestartPolicy: { Name: request.restart ?? 'no' },
    },
    NetworkingConfig:
      first && mode !== null
        ? {
            EndpointsConfig: {
              [mode]: toEndpointBody(
                isMacOfContainer ? { ...first, mac: undefined } : first,
                spoken,
                'create',
              ),
            },
          }
        : undefined,
  };
}

const toPortKey = (port: { containerPort: number; protocol?: string | undefined }): string =>
  `${port.containerPort}/${port.protocol ?? 'tcp'}`;

import type { Container, ContainerState, Engine, Health, Namespace, Port } from '@portolan/topology';
import * as z from 'zod';
import type { ContainerReading } from '../EngineClient.ts';
import { isFullId } from '../isFullId.ts';
import {
  anyField,
  entriesOf,
  labelValue,
  numberField,
  objectField,
  textField,
  textListField,
  textMapField,
  timestampOrNull,
} from './lenientFields.ts';
import { toAttachment } from './toAttachment.ts';

const ContainerJson = z.object({
  Id: z.string().refine(isFullId),
  Name: textField,
  Created: textField,
  State: objectField({
    Status: textField,
    ExitCode: numberField,
    StartedAt: textField,
    Health: objectField({ Status: textField }),
  }),
  Config: objectField({ Image: textField, Hostname: textField, Labels: textMapField }),
  HostConfig: objectField({ NetworkMode: textField, Links: textListField }),
  NetworkSettings: objectField({ Ports: anyField, Networks: anyField }),
});

/** Docker's states, and those that only Podman has. */
const STATES = new Map<string, ContainerState>([
  ...(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead', 'stopping'] as const).map(
    (state) => [state, state] as const,
  ),
  ['configured', 'created'],
  ['initialized', 'created'],
  ['stopped', 'exited'],
]);

/** Converts the answer of a container inspect. Throws if it is not a container. */
export function toContainerReading(json: unknown, product: Engine['product']): ContainerReading {
  const raw = ContainerJson.parse(json);
  const state = STATES.get(raw.State.Status) ?? 'unknown';
  const container: Container = {
    id: raw.Id,
    name: raw.Name.replace(/^\//, ''),
    image: raw.Config.Image,
    state,
    health: toHealth(raw.State.Health.Status),
    exitCode: state === 'exited' || state === 'dead' || state === 'restarting' ? raw.State.ExitCode : null,
    created: timestampOrNull(raw.Created),
    startedAt: timestampOrNull(raw.State.StartedAt),
    hostname: raw.Config.Hostname,
    networkMode: raw.HostConfig.NetworkMode,
    namespace: toNamespace(raw.HostConfig.NetworkMode),
    ports: toPorts(raw.NetworkSettings.Ports),
    labels: raw.Config.Labels,
    project: labelValue(raw.Config.Labels, 'com.docker.compose.project'),
    service: labelValue(raw.Config.Labels, 'com.docker.compose.service'),
  };
  // R27: Podman repeats the owner's endpoints on its sharers (5.4.2).
  const repeated = product === 'podman' && container.namespace.kind === 'container';
  const endpoints = repeated ? [] : entriesOf(raw.NetworkSettings.Networks);
  return {
    container,
    attachments: endpoints.map(([network, endpoint]) =>
      toAttachment(container, network, endpoint, raw.HostConfig.Links),
    ),
  };
}

function toHealth(status: string): Health | null {
  return status === 'healthy' || status === 'unhealthy' || status === 'starting' ? status : null;
}

/** NetworkMode decides which network stack a container uses, but never which networks it is connected to (R27). */
function toNamespace(mode: string): Namespace {
  if (mode === 'host' || mode === 'none') return { kind: mode };
  if (mode.startsWith('container:'))
    return { kind: 'container', containerId: mode.slice('container:'.length) };
  return { kind: 'own' };
}

const PORT_TYPES = ['tcp', 'udp', 'sctp'] as const;

/** Converts `NetworkSettings.Ports` (`{"80/tcp": [{HostIp, HostPort}] | null}`) to a sorted list. */
function toPorts(json: unknown): Port[] {
  const ports = entriesOf(json).flatMap(([key, bindings]): Port[] => {
    const [digits, protocol] = key.split('/');
    const privatePort = Number(digits);
    const type = PORT_TYPES.find((each) => each === protocol);
    if (!type || !Number.isInteger(privatePort)) return [];
    if (!Array.isArray(bindings) || bindings.length === 0) {
      return [{ ip: null, privatePort, publicPort: null, type }];
    }
    return bindings.map((binding: unknown) => {
      const { HostIp, HostPort } = (binding ?? {}) as { HostIp?: unknown; HostPort?: unknown };
      return {
        // Older engines and Podman can leave out the bind address, which means all addresses.
        ip: typeof HostIp === 'string' && HostIp !== '' ? HostIp : '0.0.0.0',
        privatePort,
        // HostPort is empty in gateway mode `routed` (27.0): the port is open, but not mapped.
        publicPort: Number(HostPort) || null,
        type,
      };
    });
  });
  return ports.sort(
    (a, b) =>
      a.privatePort - b.privatePort ||
      compare(a.type, b.type) ||
      compare(a.ip ?? '', b.ip ?? '') ||
      (a.publicPort ?? 0) - (b.publicPort ?? 0),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

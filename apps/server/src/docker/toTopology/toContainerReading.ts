import type { Container, ContainerState, Engine, Health, Namespace } from '@portolan/topology';
import * as z from 'zod';
import type { ContainerReading } from '../EngineClient.ts';
import { isFullId } from '../fullId.ts';
import { anything, count, entriesOf, momentOrNull, part, text, textList, textMap } from './lenient.ts';
import { toAttachment } from './toAttachment.ts';
import { ownValue } from './toNetwork.ts';
import { toPorts } from './toPorts.ts';

const ContainerJson = z.object({
  Id: z.string().refine(isFullId),
  Name: text,
  Created: text,
  State: part({
    Status: text,
    ExitCode: count,
    StartedAt: text,
    Health: part({ Status: text }),
  }),
  Config: part({ Image: text, Hostname: text, Labels: textMap }),
  HostConfig: part({ NetworkMode: text, Links: textList }),
  NetworkSettings: part({ Ports: anything, Networks: anything }),
});

/** Podman's own words beside Docker's. */
const STATES = new Map<string, ContainerState>([
  ...(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead', 'stopping'] as const).map(
    (state) => [state, state] as const,
  ),
  ['configured', 'created'],
  ['initialized', 'created'],
  ['stopped', 'exited'],
]);

/** A container as an engine inspects it. Throws on what is no container at all. */
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
    created: momentOrNull(raw.Created),
    startedAt: momentOrNull(raw.State.StartedAt),
    hostname: raw.Config.Hostname,
    networkMode: raw.HostConfig.NetworkMode,
    namespace: toNamespace(raw.HostConfig.NetworkMode),
    ports: toPorts(raw.NetworkSettings.Ports),
    labels: raw.Config.Labels,
    project: ownValue(raw.Config.Labels, 'com.docker.compose.project'),
    service: ownValue(raw.Config.Labels, 'com.docker.compose.service'),
  };
  // R27: Podman repeats the owner's endpoints on a container that shares its namespace (5.4.2).
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

/** Membership never follows from NetworkMode, but the kind of namespace does (R27). */
function toNamespace(mode: string): Namespace {
  if (mode === 'host' || mode === 'none') return { kind: mode };
  if (mode.startsWith('container:'))
    return { kind: 'container', containerId: mode.slice('container:'.length) };
  return { kind: 'own' };
}

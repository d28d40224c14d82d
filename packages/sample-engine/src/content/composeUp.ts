import { createContainer } from '../state/containers/createContainer.ts';
import { createNetwork } from '../state/networks/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ContainerRecord, PortBinding } from '../state/records.ts';
import type { EndpointRequest, NetworkRequest } from '../state/requests.ts';
import { bringToStatus, type TargetStatus } from './bringToStatus.ts';

/** A Compose project, as in a Compose file. */
export interface ComposeProject {
  readonly name: string;
  /** The networks by key. Each must be used by a service, because Compose creates no others. */
  readonly networks: Readonly<Record<string, Partial<NetworkRequest>>>;
  readonly services: readonly ComposeService[];
}

/** A service of a Compose project, and the state that its containers are to have. */
export interface ComposeService extends TargetStatus {
  readonly name: string;
  readonly image: string;
  /** By the key of a network of the project or the name of an external one. If absent: `default`. */
  readonly networks?: Readonly<Record<string, EndpointRequest>>;
  /** Short syntax: `8080:80`, `127.0.0.1:9090:9090/tcp`. */
  readonly ports?: readonly string[];
  readonly replicas?: number;
  /** `host`, `none`, or `service:x`. */
  readonly networkMode?: string;
  readonly dependsOn?: readonly string[];
}

/** Creates and starts a project as `docker compose up` does, with its labels, names and aliases. */
export function composeUp(state: EngineState, project: ComposeProject): void {
  for (const [key, request] of Object.entries(project.networks)) {
    createNetwork(state, {
      ...request,
      name: `${project.name}_${key}`,
      labels: new Map([
        ['com.docker.compose.config-hash', state.ids.hex(`hash:${project.name}:${key}`)],
        ['com.docker.compose.network', key],
        ['com.docker.compose.project', project.name],
        ['com.docker.compose.version', '2.40.3'],
      ]),
    });
  }
  const containers = new Map<string, ContainerRecord>();
  for (const service of project.services) {
    for (let number = 1; number <= (service.replicas ?? 1); number++) {
      containers.set(service.name, startService(state, project, service, number, containers));
    }
  }
}

function startService(
  state: EngineState,
  project: ComposeProject,
  service: ComposeService,
  number: number,
  containers: ReadonlyMap<string, ContainerRecord>,
): ContainerRecord {
  const name = `${project.name}-${service.name}-${number}`;
  const networkMode = toNetworkMode(service, containers);
  const endpoints = networkMode === undefined ? toEndpoints(project, service, name) : undefined;
  const bindings = toPortBindings(service.ports ?? []);
  const container = createContainer(state, {
    name,
    image: service.image,
    labels: composeLabels(state, project, service, number),
    networkMode: networkMode ?? [...(endpoints?.keys() ?? [])][0],
    ...(endpoints ? { endpoints } : {}),
    exposedPorts: [...bindings.keys()],
    portBindings: bindings,
    restartPolicy: 'unless-stopped',
    hasHealthcheck: service.health !== undefined,
  });
  bringToStatus(state, container, service);
  return container;
}

function toNetworkMode(
  service: ComposeService,
  containers: ReadonlyMap<string, ContainerRecord>,
): string | undefined {
  if (!service.networkMode?.startsWith('service:')) return service.networkMode;
  return `container:${containers.get(service.networkMode.slice('service:'.length))?.id ?? ''}`;
}

function toEndpoints(
  project: ComposeProject,
  service: ComposeService,
  container: string,
): Map<string, EndpointRequest> {
  return new Map(
    Object.entries(service.networks ?? { default: {} }).map(([key, request]) => [
      key in project.networks ? `${project.name}_${key}` : key,
      { ...request, aliases: [container, service.name, ...(request.aliases ?? [])] },
    ]),
  );
}

function composeLabels(
  state: EngineState,
  project: ComposeProject,
  service: ComposeService,
  number: number,
): Map<string, string> {
  const depends = (service.dependsOn ?? []).map((other) => `${other}:service_started:false`);
  return new Map([
    ['com.docker.compose.config-hash', state.ids.hex(`hash:${project.name}:${service.name}`)],
    ['com.docker.compose.container-number', String(number)],
    ['com.docker.compose.depends_on', depends.join(',')],
    ['com.docker.compose.image', state.findImage(service.image)?.id ?? ''],
    ['com.docker.compose.oneoff', 'False'],
    ['com.docker.compose.project', project.name],
    ['com.docker.compose.project.config_files', `/srv/${project.name}/compose.yaml`],
    ['com.docker.compose.project.working_dir', `/srv/${project.name}`],
    ['com.docker.compose.service', service.name],
    ['com.docker.compose.version', '2.40.3'],
  ]);
}

/** Parses Compose's short port syntax. */
function toPortBindings(ports: readonly string[]): Map<string, PortBinding[]> {
  const bindings = new Map<string, PortBinding[]>();
  for (const text of ports) {
    const [addresses = '', protocol = 'tcp'] = text.split('/');
    const [port = '', hostPort = '', hostIp = ''] = addresses.split(':').reverse();
    const key = `${port}/${protocol}`;
    bindings.set(key, [...(bindings.get(key) ?? []), { hostIp, hostPort }]);
  }
  return bindings;
}

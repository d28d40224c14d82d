import type { EndpointRequest } from '../state/attach.ts';
import { createContainer } from '../state/createContainer.ts';
import { createNetwork, type NetworkRequest } from '../state/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ContainerRecord, PortBinding } from '../state/records.ts';
import { bringTo, type ContainerFate } from './bringTo.ts';

/** A Compose project, as its file would describe it. */
export interface Project {
  readonly name: string;
  /** Networks by key; Compose makes only those a service uses. */
  readonly networks: Readonly<Record<string, Partial<NetworkRequest>>>;
  readonly services: readonly Service[];
}

export interface Service extends ContainerFate {
  readonly name: string;
  readonly image: string;
  /** Keys of the project's networks, or names of external ones; `default` when absent. */
  readonly networks?: Readonly<Record<string, EndpointRequest>>;
  /** Short syntax: `8080:80`, `127.0.0.1:9090:9090/tcp`. */
  readonly ports?: readonly string[];
  readonly replicas?: number;
  /** `host`, `none`, or `service:x`. */
  readonly networkMode?: string;
  readonly dependsOn?: readonly string[];
}

/** Makes the project as `docker compose up` would, with its labels, names and aliases. */
export function upProject(state: EngineState, project: Project): void {
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
  const made = new Map<string, ContainerRecord>();
  for (const service of project.services) {
    for (let number = 1; number <= (service.replicas ?? 1); number++) {
      made.set(service.name, upService(state, project, service, number, made));
    }
  }
}

function upService(
  state: EngineState,
  project: Project,
  service: Service,
  number: number,
  made: ReadonlyMap<string, ContainerRecord>,
): ContainerRecord {
  const name = `${project.name}-${service.name}-${number}`;
  const networkMode = toNetworkMode(service, made);
  const endpoints = networkMode === undefined ? toEndpoints(project, service, name) : undefined;
  const bindings = toBindings(service.ports ?? []);
  const container = createContainer(state, {
    name,
    image: service.image,
    labels: labelsOf(state, project, service, number),
    networkMode: networkMode ?? [...(endpoints?.keys() ?? [])][0],
    ...(endpoints ? { endpoints } : {}),
    exposedPorts: [...bindings.keys()],
    portBindings: bindings,
    restartPolicy: 'unless-stopped',
    hasHealthcheck: service.health !== undefined,
  });
  bringTo(state, container, service);
  return container;
}

function toNetworkMode(service: Service, made: ReadonlyMap<string, ContainerRecord>): string | undefined {
  if (!service.networkMode?.startsWith('service:')) return service.networkMode;
  return `container:${made.get(service.networkMode.slice('service:'.length))?.id ?? ''}`;
}

function toEndpoints(project: Project, service: Service, container: string): Map<string, EndpointRequest> {
  return new Map(
    Object.entries(service.networks ?? { default: {} }).map(([key, request]) => [
      key in project.networks ? `${project.name}_${key}` : key,
      { ...request, aliases: [container, service.name, ...(request.aliases ?? [])] },
    ]),
  );
}

function labelsOf(
  state: EngineState,
  project: Project,
  service: Service,
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

/** Reads Compose's short port syntax. */
function toBindings(ports: readonly string[]): Map<string, PortBinding[]> {
  const bindings = new Map<string, PortBinding[]>();
  for (const text of ports) {
    const [addresses = '', protocol = 'tcp'] = text.split('/');
    const [port = '', hostPort = '', hostIp = ''] = addresses.split(':').reverse();
    const key = `${port}/${protocol}`;
    bindings.set(key, [...(bindings.get(key) ?? []), { hostIp, hostPort }]);
  }
  return bindings;
}

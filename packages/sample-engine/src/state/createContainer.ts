import { announceContainer } from '../events/announce.ts';
import { badRequest, conflict, EngineError, notFound, systemError } from '../EngineError.ts';
import { toAttachment, type EndpointRequest } from './attach.ts';
import { checkContainerRequest } from './containerRules.ts';
import { checkEndpointSettings } from './attachmentRules.ts';
import type { EngineState } from './EngineState.ts';
import type { Attachment, ContainerRecord, PortBinding } from './records.ts';

/** What `POST /containers/create` asks for. */
export interface ContainerRequest {
  readonly name?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly labels?: ReadonlyMap<string, string>;
  readonly hostname?: string;
  readonly exposedPorts?: readonly string[];
  readonly portBindings?: ReadonlyMap<string, readonly PortBinding[]>;
  readonly networkMode?: string;
  readonly endpoints?: ReadonlyMap<string, EndpointRequest>;
  readonly restartPolicy?: string;
  readonly restartTries?: number;
  readonly macAddress?: string;
  readonly autoRemove?: boolean;
  readonly hasHealthcheck?: boolean;
}

const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Makes a container that does not run yet; networks it names need not exist before its start. */
export function createContainer(state: EngineState, request: ContainerRequest): ContainerRecord {
  checkContainerRequest(request);
  const image = state.findImage(request.image);
  if (!image) {
    const tag = /:[^/]+$/.test(request.image) ? request.image : `${request.image}:latest`;
    throw notFound(`No such image: ${tag}`);
  }
  const id = state.ids.hex(`container:${request.name ?? ''}`);
  const name = request.name?.replace(/^\//, '') ?? `sample_${id.slice(0, 8)}`;
  checkContainerName(state, name);
  const networkMode = toNetworkMode(state, request.networkMode ?? '');
  const portBindings = request.portBindings ?? new Map<string, readonly PortBinding[]>();
  const container: ContainerRecord = {
    id,
    name,
    created: state.clock(),
    image: request.image,
    imageId: image.id,
    command: request.command ?? image.command,
    env: withPath(request.env ?? []),
    labels: request.labels ?? new Map(),
    hostname: request.hostname || hostnameFor(state, networkMode, id),
    exposedPorts: [...new Set([...(request.exposedPorts ?? []), ...image.exposedPorts])].sort(),
    portBindings,
    networkMode,
    restartPolicy: request.restartPolicy || 'no',
    restartTries: request.restartTries ?? 0,
    macAddress: request.macAddress ?? '',
    autoRemove: request.autoRemove ?? false,
    hasHealthcheck: request.hasHealthcheck ?? false,
    status: 'created',
    health: 'starting',
    startedAt: null,
    finishedAt: null,
    exitCode: 0,
    error: '',
    sandboxId: '',
    attachments: initialAttachments(state, networkMode, request),
    published: [],
    publishedBy: '',
  };
  state.addContainer(container);
  announceContainer(state.events, container, 'create');
  return container;
}

/** Refuses a name that is malformed or taken. */
export function checkContainerName(state: EngineState, name: string, shown = name): void {
  if (!namePattern.test(name)) {
    throw badRequest(`Invalid container name (${shown}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  }
  const holder = state.containerNamed(name);
  if (!holder) return;
  throw conflict(
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  );
}

/** The sample's images say where their programs are, and nothing else. */
function withPath(env: readonly string[]): readonly string[] {
  return env.some((entry) => entry.startsWith('PATH=')) ? env : [...env, 'PATH=/bin'];
}

/** `container:web` is kept as `container:<64-hex id>`; a name stays a name. */
function toNetworkMode(state: EngineState, mode: string): string {
  if (mode === '' || mode === 'default') return 'bridge';
  if (!mode.startsWith('container:')) return mode;
  const target = mode.slice('container:'.length);
  if (target === '') throw badRequest('Invalid network mode: invalid container format container:<name|id>');
  return `container:${state.findContainer(target)?.id ?? target}`;
}

function hostnameFor(state: EngineState, networkMode: string, id: string): string {
  if (networkMode === 'host') return 'sample';
  const target = state.containers.get(networkMode.replace(/^container:/, ''));
  return target?.hostname ?? id.slice(0, 12);
}

function initialAttachments(
  state: EngineState,
  networkMode: string,
  { endpoints = new Map(), macAddress = '' }: ContainerRequest,
): Map<string, Attachment> {
  const attachments = new Map<string, Attachment>();
  if (networkMode.startsWith('container:')) {
    if (endpoints.size > 0) {
      throw badRequest(
        'conflicting options: cannot attach both user-defined and non-user-defined network-modes',
      );
    }
    return attachments;
  }
  const wanted = new Map(endpoints);
  if (wanted.size === 0) wanted.set(networkMode, {});
  for (const [term, request] of wanted) {
    const network = state.findNetwork(term);
    const name = network?.name ?? term;
    try {
      checkEndpointSettings(name, network, request);
    } catch (error) {
      throw error instanceof EngineError ? error.prefixed(`invalid config for network ${name}: `) : error;
    }
    if (attachments.has(name)) throw systemError(`duplicate endpoint for network ${name}`);
    const isMode = name === (state.findNetwork(networkMode)?.name ?? networkMode);
    const mac = request.mac ?? (isMode ? macAddress : '');
    attachments.set(name, toAttachment(name, { ...request, mac }));
  }
  return attachments;
}

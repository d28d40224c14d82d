import { announceContainer } from '../../events/announce.ts';
import { badRequest, conflict, EngineError, notFound, systemError } from '../../EngineError.ts';
import { toAttachment } from '../attachments/connect.ts';
import { checkEndpointSettings } from '../attachments/attachmentRules.ts';
import type { EngineState } from '../EngineState.ts';
import type { Attachment, ContainerRecord, PortBinding } from '../records.ts';
import type { ContainerRequest } from '../requests.ts';

const restartPolicies = ['no', 'always', 'on-failure', 'unless-stopped'];
const lastPort = 65535;
const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Creates a container that does not run yet. The networks that it names need not exist before its start. */
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

/** Refuses what the engine refuses before it searches for the image. */
function checkContainerRequest(request: ContainerRequest): void {
  for (const entry of request.env ?? []) {
    if (/^(=|$)/.test(entry)) throw badRequest(`invalid environment variable: ${entry}`);
  }
  for (const [exposed, bindings] of request.portBindings ?? []) {
    checkPort(exposed.split('/')[0] ?? '');
    for (const { hostPort } of bindings) checkPort(hostPort);
  }
  checkRestart(request);
  if (request.image === '' && !request.command?.length) throw badRequest('no command specified');
}

/** Accepts a port, a range of ports, or an empty text: the engine then chooses a port. */
function checkPort(text: string): void {
  if (text === '') return;
  const fits = text.split('-').every((port) => /^\d+$/.test(port) && Number(port) <= lastPort);
  if (!fits) throw badRequest(`invalid port specification: ${JSON.stringify(text)}`);
}

function checkRestart({ restartPolicy = '', restartTries = 0, autoRemove }: ContainerRequest): void {
  if (restartPolicy !== '' && !restartPolicies.includes(restartPolicy)) {
    throw badRequest(
      `invalid restart policy: unknown policy '${restartPolicy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    );
  }
  if (restartTries !== 0 && restartPolicy !== 'on-failure') {
    throw badRequest("invalid restart policy: maximum retry count can only be used with 'on-failure'");
  }
  if (autoRemove && restartPolicy !== '' && restartPolicy !== 'no') {
    throw badRequest("can't create 'AutoRemove' container with restart policy");
  }
}

/** Refuses a name that is malformed or taken. */
export function checkContainerName(state: EngineState, name: string, shown = name): void {
  if (!namePattern.test(name)) {
    throw badRequest(`Invalid container name (${shown}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  }
  const holder = state.containerByName(name);
  if (!holder) return;
  throw conflict(
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  );
}

/** Adds the one variable that the sample's images set. */
function withPath(env: readonly string[]): readonly string[] {
  return env.some((entry) => entry.startsWith('PATH=')) ? env : [...env, 'PATH=/bin'];
}

/** Resolves `container:web` to `container:<64-hex id>`, if that container exists. Network names stay as given. */
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

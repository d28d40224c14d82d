import type {
  ConnectRequest,
  CreatedNetwork,
  CreateNetworkRequest,
  DisconnectRequest,
  Image,
  RanContainer,
  RunContainerRequest,
} from '@portolan/protocol';
import type { Engine, Network } from '@portolan/topology';
import { EngineCalls, QUICK_MS, SLOW_MS } from './calls/EngineCalls.ts';
import type { EngineRoute } from './calls/engineRoutes.ts';
import { negotiateVersion } from './calls/negotiateVersion.ts';
import { nullIfMissing, parseAnswer, parseList } from './calls/parseAnswer.ts';
import { RepeatedList } from './calls/RepeatedList.ts';
import type {
  ContainerReading,
  EngineAddress,
  EngineClient,
  EngineHint,
  Execution,
  ListedContainer,
  NetworkMember,
} from './EngineClient.ts';
import { HelperContainers } from './exec/HelperContainers.ts';
import { runProgram } from './exec/runProgram.ts';
import { EVENT_FILTERS, readHints } from './readHints.ts';
import { toContainerBody } from './requests/toContainerBody.ts';
import { toConnectBody, toNetworkBody } from './requests/toNetworkBody.ts';
import { toContainerReading } from './toTopology/toContainerReading.ts';
import { toEngine, toEngineVersion } from './toTopology/toEngine.ts';
import { toImage } from './toTopology/toImage.ts';
import { toListedContainer, toMember } from './toTopology/toListedContainer.ts';
import { toNetwork } from './toTopology/toNetwork.ts';
import { createDockerode } from './transport/createDockerode.ts';

/**
 * Returns a client for the engine at an address. It sends nothing before its first call, and calls `hello` if the
 * caller has not.
 */
export function openEngine(
  address: EngineAddress,
  options: { readOnly: boolean; sample?: boolean; timeoutMs?: number },
): EngineClient {
  const { docker, close } = createDockerode(address);
  const { readOnly, timeoutMs, sample = false } = options;
  return new DockerEngine(new EngineCalls(docker, { address, readOnly, timeoutMs }), sample, close);
}

const ALL = { all: '1' };
/** Stands for a helper container in the container list. */
const HELPER = Symbol('helper container');

class DockerEngine implements EngineClient {
  readonly #calls: EngineCalls;
  readonly #helpers: HelperContainers;
  readonly #sample: boolean;
  readonly #networkList = new RepeatedList(toNetwork);
  /** R244: the helper containers of this process are no part of the list. */
  readonly #containerList = new RepeatedList((json) =>
    this.#helpers.isOwn(json) ? HELPER : toListedContainer(json),
  );
  #greeting: Promise<Engine> | null = null;

  constructor(
    calls: EngineCalls,
    sample: boolean,
    readonly close: () => Promise<void>,
  ) {
    this.#calls = calls;
    this.#helpers = new HelperContainers(calls);
    this.#sample = sample;
  }

  hello(): Promise<Engine> {
    const greeting = this.#greet();
    greeting.then(
      () => (this.#greeting = greeting),
      () => undefined,
    );
    return greeting;
  }

  async #greet(): Promise<Engine> {
    const version = toEngineVersion(await this.#calls.call('version', { timeoutMs: QUICK_MS }));
    const apiVersion = negotiateVersion(version);
    this.#calls.apiVersion = apiVersion;
    const info = await this.#calls.call('info', { timeoutMs: QUICK_MS });
    return toEngine(version, info, apiVersion, this.#sample);
  }

  async checkAlive(): Promise<void> {
    await this.#calls.call('version', { timeoutMs: QUICK_MS });
  }

  #engine(): Promise<Engine> {
    return this.#greeting ?? this.hello();
  }

  async listNetworks(): Promise<Network[]> {
    await this.#engine();
    return this.#calls.list('listNetworks', {}, this.#networkList);
  }

  async listContainers(): Promise<ListedContainer[]> {
    await this.#engine();
    const listed = await this.#calls.list('listContainers', { query: ALL }, this.#containerList);
    return listed.filter((each) => each !== HELPER);
  }

  async readNetwork(id: string): Promise<Network | null> {
    const json = await nullIfMissing('unknown-network', this.inspectNetwork(id));
    return json === null ? null : parseAnswer(json, toNetwork);
  }

  async readContainer(id: string): Promise<ContainerReading | null> {
    const json = await nullIfMissing('unknown-container', this.inspectContainer(id));
    const { product } = await this.#engine();
    return json === null || this.#helpers.isOwn(json)
      ? null
      : parseAnswer(json, (answer) => toContainerReading(answer, product));
  }

  async inspectNetwork(id: string, { verbose }: { verbose?: boolean | undefined } = {}): Promise<unknown> {
    await this.#engine();
    return this.#calls.call('inspectNetwork', { id, ...(verbose && { query: { verbose: 'true' } }) });
  }

  async inspectContainer(id: string): Promise<unknown> {
    await this.#engine();
    return this.#calls.call('inspectContainer', { id });
  }

  async listImages(): Promise<Image[]> {
    await this.#engine();
    return parseList(await this.#calls.call('listImages'), toImage);
  }

  async listMembers(network: { id: string; name: string }): Promise<NetworkMember[]> {
    await this.#engine();
    const listed = await this.#calls.call('listContainers', { query: ALL });
    const members = parseList(listed, (json) => (this.#helpers.isOwn(json) ? null : toMember(json, network)));
    return members.filter((member) => member !== null);
  }

  async subscribe(signal: AbortSignal): Promise<AsyncIterable<EngineHint>> {
    await this.#engine();
    return readHints(await this.#calls.stream('events', { query: { filters: EVENT_FILTERS } }, signal));
  }

  async createNetwork(request: CreateNetworkRequest): Promise<CreatedNetwork> {
    const body = toNetworkBody(request, await this.#engine());
    const reply = (await this.#calls.call('createNetwork', { body })) as { Id: string; Warning?: string };
    return reply.Warning ? { id: reply.Id, warning: reply.Warning } : { id: reply.Id };
  }

  async removeNetwork(id: string): Promise<void> {
    await this.#engine();
    await this.#calls.call('removeNetwork', { id });
  }

  async connect(networkId: string, request: ConnectRequest): Promise<void> {
    const body = toConnectBody(request, await this.#engine());
    await this.#calls.call('connect', { id: networkId, body });
  }

  async disconnect(networkId: string, { container, force }: DisconnectRequest): Promise<void> {
    await this.#engine();
    await this.#calls.call('disconnect', {
      id: networkId,
      body: { Container: container, Force: force ?? false },
    });
  }

  async createContainer(request: RunContainerRequest, mode: string | null): Promise<RanContainer> {
    const body = toContainerBody(request, mode, await this.#engine());
    const reply = (await this.#calls.call('createContainer', { query: { name: request.name }, body })) as {
      Id: string;
      Warnings?: string[] | null;
    };
    const warning = (reply.Warnings ?? []).join(' ');
    return warning ? { id: reply.Id, warning } : { id: reply.Id };
  }

  startContainer = (id: string) => this.#command('startContainer', id);
  stopContainer = (id: string) => this.#command('stopContainer', id);
  restartContainer = (id: string) => this.#command('restartContainer', id);
  pauseContainer = (id: string) => this.#command('pauseContainer', id);
  unpauseContainer = (id: string) => this.#command('unpauseContainer', id);
  renameContainer = (id: string, name: string) => this.#command('renameContainer', id, { name });
  removeContainer = (id: string, force: boolean, withVolumes = false) =>
    this.#command('removeContainer', id, {
      ...(force && { force: 'true' }),
      ...(withVolumes && { v: 'true' }),
    });

  async exec(
    containerId: string,
    command: readonly string[],
    bounds: { timeoutMs: number; maxBytes: number },
  ): Promise<Execution | 'no-such-program'> {
    await this.#engine();
    return runProgram(this.#calls, containerId, command, bounds);
  }

  async startHelper(image: string, containerId: string): Promise<string> {
    await this.#engine();
    return this.#helpers.start(image, containerId);
  }

  async removeHelper(id: string): Promise<void> {
    await this.#engine();
    await this.#helpers.remove(id);
  }

  async sweepHelpers(): Promise<number> {
    await this.#engine();
    return this.#helpers.sweep();
  }

  async #command(route: EngineRoute, id: string, query: Record<string, string> = {}): Promise<void> {
    await this.#engine();
    const isPlain = Object.keys(query).length === 0;
    await this.#calls.call(route, { id, timeoutMs: SLOW_MS, ...(!isPlain && { query }) });
  }
}

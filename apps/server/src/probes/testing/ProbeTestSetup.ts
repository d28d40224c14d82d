import { randomBytes } from 'node:crypto';
import type { Probe, ProbeRequest } from '@portolan/protocol';
import { Reachability } from '@portolan/topology';
import type { TopologyIndex, Verdict } from '@portolan/topology';
import { vi } from 'vitest';
import { openEngine } from '../../docker/openEngine.ts';
import { VerdictCache } from '../../reachability/VerdictCache.ts';
import { RawEngine } from '../../watch/testing/RawEngine.ts';
import { silentLogger } from '../../watch/testing/silentLogger.ts';
import { TopologyWatcher } from '../../watch/TopologyWatcher.ts';
import { Prober } from '../Prober.ts';

interface ContainerOptions {
  image?: string;
  command?: string[];
  /** The network mode; by default `none`. */
  mode?: string;
  aliases?: string[];
  hostConfig?: object;
  exposed?: string[];
}

/** A prober on a real engine, and the objects that a test creates there with a random name prefix. */
export class ProbeTestSetup {
  readonly plain: RawEngine;
  readonly watcher: TopologyWatcher;
  readonly prober: Prober;
  readonly image: string;
  readonly prefix = `ptp-${randomBytes(4).toString('hex')}-`;
  readonly #created: { kind: 'containers' | 'networks' | 'images'; id: string }[] = [];

  private constructor(dockerHost: string, image: string) {
    this.image = image;
    this.plain = new RawEngine(dockerHost);
    const address = { url: dockerHost.replace(/^http:/, 'tcp:'), source: 'test' };
    const client = openEngine(address, { readOnly: false });
    this.watcher = new TopologyWatcher(client, {
      ...{ address, sample: false, sampleReason: null, readOnly: false, logger: silentLogger },
    });
    this.prober = new Prober({
      ...{ client, verdicts: new VerdictCache(), probeImage: image, logger: silentLogger },
    });
  }

  static async open(dockerHost: string, image: string): Promise<ProbeTestSetup> {
    const setup = new ProbeTestSetup(dockerHost, image);
    const first = new Promise((resolve) => setup.watcher.once('topology', resolve));
    setup.watcher.start();
    await first;
    return setup;
  }

  async close(): Promise<void> {
    await this.prober.close();
    await this.watcher.stop();
    for (const { kind, id } of this.#created.reverse()) {
      await this.plain.call('DELETE', `/${kind}/${id}${kind === 'networks' ? '' : '?force=1&v=1'}`);
    }
  }

  /** Resolves once the topology shows these containers as running, with live attachments. */
  async waitUntilShown(...ids: string[]): Promise<void> {
    const isSettled = () => ids.every((id) => this.#isShown(id));
    await vi.waitUntil(isSettled, { timeout: 20_000, interval: 20 });
  }

  /** Runs a probe as the HTTP route does. */
  async probe(from: string, to: string, given: Partial<ProbeRequest>): Promise<Probe> {
    const request = { from, to, ...given } as ProbeRequest;
    return this.prober.probe(request, this.#index, 'test', new AbortController().signal);
  }

  /** Returns the verdict for the current topology. */
  verdict(from: string, to: string): Verdict {
    return new Reachability(this.#index).verdict(from, to);
  }

  async createNetwork(name: string, body: object = {}): Promise<string> {
    const id = await this.#post('/networks/create', { Name: this.prefix + name, ...body });
    this.#created.push({ kind: 'networks', id });
    return id;
  }

  /** Creates and starts a container. */
  async runContainer(name: string, wanted: ContainerOptions = {}): Promise<string> {
    const { mode = 'none', aliases, exposed = [] } = wanted;
    const id = await this.#post(`/containers/create?name=${this.prefix}${name}`, {
      Image: wanted.image ?? this.image,
      ...(wanted.command && { Cmd: wanted.command }),
      StopSignal: 'SIGKILL',
      ExposedPorts: Object.fromEntries(exposed.map((port) => [port, {}])),
      HostConfig: { NetworkMode: mode, ...wanted.hostConfig },
      NetworkingConfig: { EndpointsConfig: aliases ? { [mode]: { Aliases: aliases } } : {} },
    });
    this.#created.push({ kind: 'containers', id });
    await this.request('POST', `/containers/${id}/start`);
    return id;
  }

  /** Creates an image: the test image after a script has run in it. */
  async createImage(name: string, script: string, command: string[]): Promise<string> {
    const id = await this.runContainer(`maker-${name}`, { command: ['sh', '-c', script] });
    await this.request('POST', `/containers/${id}/wait`);
    const query = `container=${id}&repo=${this.prefix}${name}&tag=1`;
    await this.#post(`/commit?${query}`, { Cmd: command });
    const image = `${this.prefix}${name}:1`;
    // The list is removed from its end: the containers of the image come before the image.
    this.#created.unshift({ kind: 'images', id: image });
    return image;
  }

  async request(method: string, path: string, body?: object): Promise<unknown> {
    const { status, json } = await this.plain.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  /** Returns the helper containers for a container, of all processes. */
  async helpersOf(id: string): Promise<string[]> {
    const listed = (await this.request('GET', '/containers/json?all=1')) as {
      Id: string;
      Names: string[];
      HostConfig: { NetworkMode: string };
    }[];
    return listed
      .filter(({ HostConfig }) => HostConfig.NetworkMode === `container:${id}`)
      .filter(({ Names }) => Names.some((name) => name.startsWith('/portolan-probe-')))
      .map(({ Id }) => Id);
  }

  addressOf(containerId: string, networkId: string, family: 4 | 6 = 4): string {
    const own = this.#index.attachmentsOfContainer(containerId);
    const found = own.find((each) => each.networkId === networkId);
    return (family === 4 ? found?.ipv4 : found?.ipv6) ?? '';
  }

  #isShown(id: string): boolean {
    const runs = this.#index.containers.get(id)?.state === 'running';
    return runs && this.#index.attachmentsOfContainer(id).every(({ state }) => state === 'live');
  }

  get #index(): TopologyIndex {
    return this.watcher.index as TopologyIndex;
  }

  async #post(path: string, body: object): Promise<string> {
    return ((await this.request('POST', path, body)) as { Id: string }).Id;
  }
}

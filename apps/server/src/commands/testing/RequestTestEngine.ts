import { randomBytes } from 'node:crypto';
import { TopologyIndex } from '@portolan/topology';
import type { EngineClient } from '../../docker/EngineClient.ts';
import { openEngine } from '../../docker/openEngine.ts';
import { assembleTopology } from '../../docker/toTopology/assembleTopology.ts';
import { RawEngine } from '../../watch/testing/RawEngine.ts';

/** An engine with a test's own networks and containers. Their names share a random prefix, and `clean` removes them. */
export class RequestTestEngine {
  readonly plain: RawEngine;
  readonly client: EngineClient;
  /** The beginning of the name of each network and container of this test. */
  readonly prefix = `ptr-${randomBytes(4).toString('hex')}-`;
  /** Two random numbers that keep the subnets of this run apart from those of other runs on the same engine. */
  readonly #octet = 64 + (randomBytes(1).readUInt8() % 64);
  readonly #group = randomBytes(2).toString('hex');
  #subnets = 0;

  constructor(
    dockerHost: string,
    readonly image: string,
  ) {
    this.plain = new RawEngine(dockerHost);
    this.client = openEngine(
      { url: dockerHost.replace(/^http:/, 'tcp:'), source: 'test' },
      { readOnly: false },
    );
  }

  /** Returns an unused subnet. 20.10.24 keeps the subnet of a network that it refused until it is restarted. */
  subnet(version: 4 | 6 = 4): string {
    const at = this.#subnets++;
    return version === 4
      ? `10.${this.#octet + Math.floor(at / 256)}.${at % 256}.0/24`
      : `fd9a:${this.#group}:${at.toString(16)}::/64`;
  }

  /** Returns the engine's networks, and this test's containers with their attachments. */
  async index(): Promise<TopologyIndex> {
    const engine = await this.client.hello();
    const [networks, ids] = [await this.client.listNetworks(), await this.#ownContainers()];
    const readings = await Promise.all(ids.map((id) => this.client.readContainer(id)));
    const known = readings.filter((reading) => reading !== null);
    return new TopologyIndex(assembleTopology(engine, networks, known));
  }

  async network(name: string, body: object = {}): Promise<string> {
    const fields = { Name: this.prefix + name, CheckDuplicate: true, ...body };
    return this.#create('/networks/create', fields);
  }

  async container(name: string, mode: string, running = true, body: object = {}): Promise<string> {
    const id = await this.#create(`/containers/create?name=${this.prefix}${name}`, {
      ...{ Image: this.image, Cmd: ['sleep', '3600'], HostConfig: { NetworkMode: mode } },
      ...body,
    });
    if (running) await this.must('POST', `/containers/${id}/start`);
    return id;
  }

  async must(method: string, path: string, body?: object): Promise<unknown> {
    const { status, json } = await this.plain.call(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  async clean(): Promise<void> {
    for (const id of await this.#ownContainers())
      await this.plain.call('DELETE', `/containers/${id}?force=1`);
    // Config-only networks can be removed only after the networks created from them, and swarm networks only once
    // nothing uses them.
    for (let round = 0; round < 20; round++) {
      const networks = (await this.must('GET', '/networks')) as { Id: string; Name: string }[];
      const own = networks.filter(({ Name }) => Name.includes(this.prefix));
      if (own.length === 0) return;
      if (round > 0) await new Promise((resolve) => setTimeout(resolve, 250));
      for (const { Id } of own) await this.plain.call('DELETE', `/networks/${Id}`);
    }
    throw new Error(`Networks named ${this.prefix}… could not be removed.`);
  }

  async #ownContainers(): Promise<string[]> {
    const filters = encodeURIComponent(JSON.stringify({ name: [this.prefix] }));
    const list = await this.must('GET', `/containers/json?all=1&filters=${filters}`);
    return (list as { Id: string }[]).map(({ Id }) => Id);
  }

  async #create(path: string, body: object): Promise<string> {
    return ((await this.must('POST', path, body)) as { Id: string }).Id;
  }
}

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, Topology } from '@portolan/topology';
import type { EngineClient } from '../../../docker/EngineClient.ts';
import { openEngine } from '../../../docker/openEngine.ts';
import { assembleTopology } from '../../../docker/toTopology/assembleTopology.ts';
import { PlainEngine } from '../../../watch/testing/PlainEngine.ts';

/** What runs in a container once it was asked to: its output, all of it, or why it did not run to its end. */
export type ScriptResult = { output: string } | { refused: string };

/** Where one container of the tests listens, and what is answered there. */
export interface Listener {
  /** Its full name: what it answers, so that whoever is reached is known. */
  answer: string;
  /** The port that may be exposed or published. */
  mainPort: number;
  /** A port the engine knows nothing of. */
  hiddenPort: number;
}

/** The engine under test with all that this run makes on it, under a random prefix. */
export class EngineUnderTest {
  readonly image: string;
  readonly prefix = `pta-${randomBytes(3).toString('hex')}-`;
  readonly #plain: PlainEngine;
  readonly #client: EngineClient;
  readonly #containers: string[] = [];
  readonly #networks: string[] = [];
  /** Containers that stay until the end. */
  readonly #kept: string[] = [];
  #topologies = 0;
  /** Ports of this run: below those that kernels give out by themselves. */
  #port = 12_000 + 8 * (randomBytes(2).readUInt16BE() % 1_000);
  #madeSwarm = false;

  private constructor(dockerHost: string, image: string) {
    this.#plain = new PlainEngine(dockerHost);
    const address = { url: dockerHost.replace(/^http:/, 'tcp:'), source: 'test' };
    this.#client = openEngine(address, { readOnly: true });
    this.image = image;
  }

  static async open(dockerHost: string, image: string): Promise<EngineUnderTest> {
    const engine = new EngineUnderTest(dockerHost, image);
    await engine.hello();
    return engine;
  }

  hello(): Promise<Engine> {
    return this.#client.hello();
  }

  /** Overlays need a swarm: one is made where there is none, and left at the end. */
  async ensureSwarm(): Promise<void> {
    if ((await this.hello()).swarm) return;
    await this.request('POST', '/swarm/init', { ListenAddr: '127.0.0.1:2377', AdvertiseAddr: '127.0.0.1' });
    this.#madeSwarm = true;
  }

  /** Two ports that nothing else of this run uses, be it in the host's own stack. */
  createListener(answer: string): Listener {
    this.#port += 2;
    return { answer, mainPort: this.#port, hiddenPort: this.#port + 1 };
  }

  /** What names in the next topology begin with. */
  nextPrefix(): string {
    this.#topologies += 1;
    return `${this.prefix}${this.#topologies}-`;
  }

  /** What was made so far is kept until the end. */
  keepUntilClose(): void {
    this.#kept.push(...this.#containers.splice(0));
  }

  async createNetwork(name: string, body: object): Promise<string> {
    const id = await this.#create('/networks/create', { Name: name, ...body });
    this.#networks.push(id);
    return id;
  }

  /** Makes a container that serves what it answer on both its ports; it is not started. */
  async createContainer({ answer, mainPort, hiddenPort }: Listener, body: object): Promise<string> {
    const folder = `/tmp/${answer}`;
    const serve = `mkdir -p ${folder}; echo ${answer} >${folder}/index.html; httpd -p ${mainPort} -h ${folder}; exec httpd -f -p ${hiddenPort} -h ${folder}`;
    const id = await this.#create(`/containers/create?name=${answer}`, {
      Image: this.image,
      Cmd: ['sh', '-c', serve],
      ...body,
    });
    this.#containers.push(id);
    return id;
  }

  /** Calls the engine; throws with its words where it refuses. */
  async request(method: string, path: string, body?: object): Promise<unknown> {
    const { status, json } = await this.#plain.call(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  /** Runs a script of the image's shell inside a container: what did not come to its end told nothing. */
  async runScript(containerId: string, script: string): Promise<ScriptResult> {
    const exec = { Cmd: ['sh', '-c', `${script}\necho ${END_MARK}`], AttachStdout: true, Tty: true };
    const made = await this.#plain.call('POST', `/containers/${containerId}/exec`, exec);
    const { Id, message } = made.json as { Id?: string; message?: string };
    if (!Id) return { refused: message ?? String(made.status) };
    const ran = await this.#plain.call('POST', `/exec/${Id}/start`, { Detach: false, Tty: true });
    if (ran.status !== 200) return { refused: `${ran.status} ${JSON.stringify(ran.json)}` };
    const output = String(ran.json).replaceAll('\r', '');
    return output.endsWith(`${END_MARK}\n`)
      ? { output: output.slice(0, -END_MARK.length - 1) }
      : { refused: `it broke off: ${output.slice(-200)}` };
  }

  /** As the server reads it: these containers and networks, and the engine's own networks. */
  async readTopology(containers: readonly string[], networks: readonly string[]): Promise<Topology> {
    const [engine, all] = [await this.hello(), await this.#client.listNetworks()];
    const readings = await Promise.all(containers.map((id) => this.#client.readContainer(id)));
    return assembleTopology(
      engine,
      all.filter(({ id, name, predefined }) => predefined || name === GWBRIDGE || networks.includes(id)),
      readings.filter((each) => each !== null),
    );
  }

  /** Removes what was made since it was opened, except what is to stay until the end. */
  async clear(): Promise<void> {
    const containers = this.#containers.splice(0);
    await Promise.all(containers.map((id) => this.#plain.call('DELETE', `/containers/${id}?force=1`)));
    // A swarm lets go of a network only when its last task has left.
    for (let tries = 0; tries < 40 && this.#networks.length > 0; tries++) {
      if (tries > 0) await sleep(250);
      for (const id of this.#networks.splice(0)) {
        const { status } = await this.#plain.call('DELETE', `/networks/${id}`);
        if (status >= 400 && status !== 404) this.#networks.push(id);
      }
    }
  }

  /** Removes all that this run made and that is still there. */
  async close(): Promise<void> {
    await this.clear();
    for (const id of this.#kept) await this.#plain.call('DELETE', `/containers/${id}?force=1`);
    const left = await this.#client.listNetworks();
    const mine = left.filter(({ name }) => name.startsWith(this.prefix)).map(({ name }) => name);
    if (this.#madeSwarm) await this.#plain.call('POST', '/swarm/leave?force=1');
    if (mine.length > 0) throw new Error(`The engine kept the networks ${mine.join(', ')}.`);
  }

  async #create(path: string, body: object): Promise<string> {
    const { Id } = (await this.request('POST', path, body)) as { Id?: string };
    if (!Id) throw new Error(`POST ${path} gave no id.`);
    return Id;
  }
}

/** The last line of what ran to its end. */
const END_MARK = 'pta: that is all';
const GWBRIDGE = 'docker_gwbridge';

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, Topology } from '@portolan/topology';
import type { EngineClient } from '../../../docker/EngineClient.ts';
import { openEngine } from '../../../docker/openEngine.ts';
import { assembleTopology } from '../../../docker/toTopology/assembleTopology.ts';
import { RawEngine } from '../../../watch/testing/RawEngine.ts';

/** The whole output of a script that ran in a container, or why it did not run to its end. */
export type ScriptResult = { output: string } | { refused: string };

/** The ports on which a container of the tests listens, and its answer there. */
export interface Listener {
  /** The full name of the container. It answers with it, so that the tests see which container they reached. */
  answer: string;
  /** The port that can be exposed or published. */
  mainPort: number;
  /** A port that the engine does not know of. */
  hiddenPort: number;
}

/** The engine under test, and the objects that this run creates on it with a random name prefix. */
export class EngineUnderTest {
  readonly image: string;
  readonly prefix = `pta-${randomBytes(3).toString('hex')}-`;
  readonly #plain: RawEngine;
  readonly #client: EngineClient;
  readonly #containers: string[] = [];
  readonly #networks: string[] = [];
  /** Containers that are kept until the engine is closed. */
  readonly #kept: string[] = [];
  #topologies = 0;
  /** The last port that was used. All ports of a run are below the range from which kernels choose. */
  #port = 12_000 + 8 * (randomBytes(2).readUInt16BE() % 1_000);
  #madeSwarm = false;

  private constructor(dockerHost: string, image: string) {
    this.#plain = new RawEngine(dockerHost);
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

  /**
   * Makes the engine a swarm manager if it is not one, because overlay networks require it. `close` leaves that
   * swarm.
   */
  async ensureSwarm(): Promise<void> {
    if ((await this.hello()).swarm) return;
    await this.request('POST', '/swarm/init', { ListenAddr: '127.0.0.1:2377', AdvertiseAddr: '127.0.0.1' });
    this.#madeSwarm = true;
  }

  /** Returns two ports that no other container of this run uses, not even in the host's network stack. */
  createListener(answer: string): Listener {
    this.#port += 2;
    return { answer, mainPort: this.#port, hiddenPort: this.#port + 1 };
  }

  /** Returns the prefix for the names in the next topology. */
  nextPrefix(): string {
    this.#topologies += 1;
    return `${this.prefix}${this.#topologies}-`;
  }

  /** Keeps the containers that were created so far until `close`. */
  keepUntilClose(): void {
    this.#kept.push(...this.#containers.splice(0));
  }

  async createNetwork(name: string, body: object): Promise<string> {
    const id = await this.#create('/networks/create', { Name: name, ...body });
    this.#networks.push(id);
    return id;
  }

  /** Creates a container that serves its answer on both ports. It is not started. */
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

  /** Calls the engine. Throws with its message if it refuses. */
  async request(method: string, path: string, body?: object): Promise<unknown> {
    const { status, json } = await this.#plain.call(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  /** Runs a script in the shell of a container. The output counts only if the script ran to its end. */
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
      : { refused: `it was interrupted: ${output.slice(-200)}` };
  }

  /** Reads these containers and networks and the predefined networks, as the server does. */
  async readTopology(containers: readonly string[], networks: readonly string[]): Promise<Topology> {
    const [engine, all] = [await this.hello(), await this.#client.listNetworks()];
    const readings = await Promise.all(containers.map((id) => this.#client.readContainer(id)));
    return assembleTopology(
      engine,
      all.filter(({ id, name, predefined }) => predefined || name === GWBRIDGE || networks.includes(id)),
      readings.filter((each) => each !== null),
    );
  }

  /** Removes all containers and networks that were created, except those that are kept until `close`. */
  async clear(): Promise<void> {
    const containers = this.#containers.splice(0);
    await Promise.all(containers.map((id) => this.#plain.call('DELETE', `/containers/${id}?force=1`)));
    // A swarm releases a network only when its last task has left.
    for (let tries = 0; tries < 40 && this.#networks.length > 0; tries++) {
      if (tries > 0) await sleep(250);
      for (const id of this.#networks.splice(0)) {
        const { status } = await this.#plain.call('DELETE', `/networks/${id}`);
        if (status >= 400 && status !== 404) this.#networks.push(id);
      }
    }
  }

  /** Removes everything that this run created. */
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

/** The last line of the output of a script that ran to its end. */
const END_MARK = 'pta: end of script';
const GWBRIDGE = 'docker_gwbridge';

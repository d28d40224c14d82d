import type { RawEngine } from './RawEngine.ts';

/** Returns a random number generator (mulberry32) that gives the same numbers for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Changes an engine at random, within bounds. Some operations are meant to be refused. */
export class RandomOperations {
  readonly #engine: RawEngine;
  readonly #random: () => number;
  readonly #prefix: string;
  readonly #image: string;
  #count = 0;
  /** The number of calls that the engine did not refuse. */
  accepted = 0;
  #networks: string[] = [];
  #containers: string[] = [];

  constructor(engine: RawEngine, options: { random: () => number; prefix: string; image: string }) {
    this.#engine = engine;
    this.#random = options.random;
    this.#prefix = options.prefix;
    this.#image = options.image;
  }

  /** Does one operation and returns a description for the message of a failed test. */
  async next(): Promise<string> {
    const roll = this.#random();
    if (roll < 0.08 && this.#networks.length < 7) return this.#createNetwork();
    if (roll < 0.12) return this.#removeNetwork();
    if (roll < 0.22 && this.#containers.length < 10) return this.#createContainer();
    if (roll < 0.25) return this.#removeContainer();
    if (roll < 0.5) return this.#connect();
    if (roll < 0.65) return this.#disconnect();
    return this.#command();
  }

  /** Removes the containers and networks that are left. */
  async clean(): Promise<void> {
    for (const id of this.#containers) await this.#engine.call('DELETE', `/containers/${id}?force=1`);
    for (const id of this.#networks) await this.#engine.call('DELETE', `/networks/${id}`);
  }

  async #createNetwork(): Promise<string> {
    const name = this.#name('net');
    const { json } = await this.#call('POST', '/networks/create', {
      Name: name,
      Driver: 'bridge',
      Internal: this.#random() < 0.3,
      CheckDuplicate: true,
    });
    const { Id } = json as { Id?: string };
    if (Id) this.#networks.push(Id);
    return `network create ${name}`;
  }

  async #removeNetwork(): Promise<string> {
    const id = this.#pick(this.#networks);
    const { status } = await this.#call('DELETE', `/networks/${id}`);
    if (status < 300) this.#networks = this.#networks.filter((other) => other !== id);
    return `network rm ${id} ${status}`;
  }

  async #createContainer(): Promise<string> {
    const name = this.#name('ctr');
    const own = this.#pick(this.#networks);
    const sharing = this.#pick(this.#containers);
    const mode = this.#pick(['bridge', own, own, own, 'host', 'none', `container:${sharing}`]);
    const { json, status } = await this.#call('POST', `/containers/create?name=${name}`, {
      Image: this.#image,
      Cmd: ['sleep', '3600'],
      Labels: { 'com.docker.compose.project': this.#prefix, '<b>\n': '__proto__' },
      HostConfig: { NetworkMode: mode },
    });
    const { Id } = json as { Id?: string };
    if (!Id) return `create ${name} ${mode} ${status}`;
    this.#containers.push(Id);
    if (this.#random() < 0.8) await this.#call('POST', `/containers/${Id}/start`);
    return `run ${name} ${mode}`;
  }

  async #removeContainer(): Promise<string> {
    const id = this.#pick(this.#containers);
    const { status } = await this.#call('DELETE', `/containers/${id}?force=1`);
    if (status < 300) this.#containers = this.#containers.filter((other) => other !== id);
    return `rm -f ${id} ${status}`;
  }

  async #connect(): Promise<string> {
    const network = this.#pick(this.#networks);
    const container = this.#pick(this.#containers);
    const aliases = this.#random() < 0.5 ? [`alias-${Math.floor(this.#random() * 5)}`] : undefined;
    const { status } = await this.#call('POST', `/networks/${network}/connect`, {
      Container: container,
      EndpointConfig: { Aliases: aliases },
    });
    return `connect ${network} ${container} ${status}`;
  }

  async #disconnect(): Promise<string> {
    const network = this.#pick(this.#networks);
    const container = this.#pick(this.#containers);
    const { status } = await this.#call('POST', `/networks/${network}/disconnect`, {
      Container: container,
    });
    return `disconnect ${network} ${container} ${status}`;
  }

  async #command(): Promise<string> {
    const id = this.#pick(this.#containers);
    const command = this.#pick([
      'start',
      'start',
      'kill',
      'stop?t=0',
      'restart?t=0',
      'pause',
      'unpause',
      'rename',
    ]);
    const path = command === 'rename' ? `rename?name=${this.#name('ctr')}` : command;
    const { status } = await this.#call('POST', `/containers/${id}/${path}`);
    return `${path} ${id} ${status}`;
  }

  async #call(...call: Parameters<RawEngine['call']>): ReturnType<RawEngine['call']> {
    const reply = await this.#engine.call(...call);
    if (reply.status < 300) this.accepted += 1;
    return reply;
  }

  #name(kind: string): string {
    this.#count += 1;
    return `${this.#prefix}-${kind}-${this.#count}`;
  }

  /** Returns an id that no entity has if the list is empty: the engine then refuses the call. */
  #pick(list: string[]): string {
    return list[Math.floor(this.#random() * list.length)] ?? 'none-there';
  }
}

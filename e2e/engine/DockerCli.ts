import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
const LABEL = 'portolan-e2e';

/**
 * The docker CLI on the engine under test. Everything that a test creates has the test's label or name prefix, and
 * `cleanUp` removes exactly that: an engine given by the user keeps everything else (R116).
 */
export class DockerCli {
  /** The beginning of every name that this test gives. */
  readonly prefix: string;
  readonly #host: string;
  readonly #image: string;
  readonly #runId: string;

  constructor(host: string, image: string, runId: string) {
    this.#host = host;
    this.#image = image;
    this.#runId = runId;
    this.prefix = `e2e-${runId}-`;
  }

  /** The label of everything that this test creates, as `key=value`. */
  get label(): string {
    return `${LABEL}=${this.#runId}`;
  }

  /** A name with this test's prefix. */
  name(base: string): string {
    return this.prefix + base;
  }

  /** Runs any docker command. Returns its trimmed output, and throws with the CLI's message when it fails. */
  async run(...args: string[]): Promise<string> {
    // The caller's DOCKER_ settings (engine, context, certificates) must have no effect.
    const env = Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_'));
    const { stdout } = await runFile('docker', ['--host', this.#host, ...args], {
      env: Object.fromEntries(env),
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  }

  /** `docker network create` with this test's label. Returns the full id. */
  async createNetwork(base: string, ...flags: string[]): Promise<string> {
    return this.run('network', 'create', '--label', this.label, ...flags, this.name(base));
  }

  /** `docker run --detach`; without a command the image sleeps. Returns the full id. */
  async runContainer(base: string, flags: string[] = [], command: string[] = []): Promise<string> {
    return this.run('run', '--detach', ...this.#containerFlags(base), ...flags, this.#image, ...command);
  }

  /** `docker create`: a container that has never run. Returns the full id. */
  async createContainer(base: string, flags: string[] = [], command: string[] = []): Promise<string> {
    return this.run('create', ...this.#containerFlags(base), ...flags, this.#image, ...command);
  }

  /** The JSON of `docker inspect`; `undefined` when the network or container does not exist. */
  async inspect(kind: 'network' | 'container', idOrName: string): Promise<unknown> {
    try {
      const output: unknown = JSON.parse(await this.run(kind, 'inspect', idOrName));
      return Array.isArray(output) ? output[0] : undefined;
    } catch (error) {
      if (/no such|not found/i.test(String(error))) return undefined;
      throw error;
    }
  }

  /** The JSON of `docker inspect` for all networks or containers of the engine. */
  async inspectAll(kind: 'network' | 'container'): Promise<unknown[]> {
    const list = kind === 'network' ? ['network', 'ls'] : ['ps', '--all'];
    const ids = (await this.run(...list, '--no-trunc', '--quiet')).split('\n').filter(Boolean);
    if (ids.length === 0) return [];
    return JSON.parse(await this.run(kind, 'inspect', ...ids)) as unknown[];
  }

  /** Removes everything that this test created, by the CLI or on the page. */
  async cleanUp(): Promise<void> {
    const containers = await this.#ownIds('ps', '--all');
    // With --force the order does not matter, not even for sharers of a network stack.
    if (containers.length > 0) await this.run('rm', '--force', '--volumes', ...containers);
    for (const network of await this.#ownIds('network', 'ls')) {
      await this.#releaseNetwork(network);
      await this.run('network', 'rm', network);
    }
  }

  #containerFlags(base: string): string[] {
    return ['--name', this.name(base), '--label', this.label];
  }

  async #ownIds(...list: string[]): Promise<string[]> {
    const ids = new Set<string>();
    // Two calls, because the engine combines different filters with "and".
    for (const filter of [`label=${this.label}`, `name=${this.prefix}`]) {
      const output = await this.run(...list, '--no-trunc', '--quiet', '--filter', filter);
      for (const id of output.split('\n').filter(Boolean)) ids.add(id);
    }
    return [...ids];
  }

  /** Disconnects all members. Some may be containers that the test connected but did not create, so they are not removed. */
  async #releaseNetwork(id: string): Promise<void> {
    const format = '{{range $id, $_ := .Containers}}{{println $id}}{{end}}';
    const members = (await this.run('network', 'inspect', '--format', format, id)).split('\n');
    for (const member of members.filter((each) => /^[0-9a-f]{64}$/.test(each))) {
      await this.run('network', 'disconnect', '--force', id, member);
    }
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
const LABEL = 'portolan-e2e';

/**
 * The docker command line on the engine under test. All that one test makes carries its label or its name
 * prefix, and cleanUp removes exactly that: an engine given by the user keeps the rest (R116).
 */
export class DockerCli {
  /** What every name made by this test begins with. */
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

  /** `key=value` of the label that marks what this test made. */
  get label(): string {
    return `${LABEL}=${this.#runId}`;
  }

  /** A name that belongs to this test. */
  name(base: string): string {
    return this.prefix + base;
  }

  /** Runs any docker command; throws with the CLI's own words. Returns its output, trimmed. */
  async run(...args: string[]): Promise<string> {
    // The caller's own engine, context and certificates must not play a part.
    const env = Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_'));
    const { stdout } = await runFile('docker', ['--host', this.#host, ...args], {
      env: Object.fromEntries(env),
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  }

  /** `docker network create` with this test's label; returns the full id. */
  async createNetwork(base: string, ...flags: string[]): Promise<string> {
    return this.run('network', 'create', '--label', this.label, ...flags, this.name(base));
  }

  /** `docker run --detach`, sleeping unless told otherwise; returns the full id. */
  async runContainer(base: string, flags: string[] = [], command: string[] = []): Promise<string> {
    return this.run('run', '--detach', ...this.#containerFlags(base), ...flags, this.#image, ...command);
  }

  /** `docker create`: a container that has never run; returns the full id. */
  async createContainer(base: string, flags: string[] = [], command: string[] = []): Promise<string> {
    return this.run('create', ...this.#containerFlags(base), ...flags, this.#image, ...command);
  }

  /** What `docker inspect` says, as it is; `undefined` when there is no such thing. */
  async inspect(kind: 'network' | 'container', idOrName: string): Promise<unknown> {
    try {
      const output: unknown = JSON.parse(await this.run(kind, 'inspect', idOrName));
      return Array.isArray(output) ? output[0] : undefined;
    } catch (error) {
      if (/no such|not found/i.test(String(error))) return undefined;
      throw error;
    }
  }

  /** `docker inspect` of all there are, as it is. */
  async inspectAll(kind: 'network' | 'container'): Promise<unknown[]> {
    const list = kind === 'network' ? ['network', 'ls'] : ['ps', '--all'];
    const ids = (await this.run(...list, '--no-trunc', '--quiet')).split('\n').filter(Boolean);
    if (ids.length === 0) return [];
    return JSON.parse(await this.run(kind, 'inspect', ...ids)) as unknown[];
  }

  /** Removes all that this test made, by the command line or in the page. */
  async cleanUp(): Promise<void> {
    const containers = await this.#mine('ps', '--all');
    // A container in another's namespace goes first by --force; order does not matter.
    if (containers.length > 0) await this.run('rm', '--force', '--volumes', ...containers);
    for (const network of await this.#mine('network', 'ls')) {
      await this.#releaseNetwork(network);
      await this.run('network', 'rm', network);
    }
  }

  #containerFlags(base: string): string[] {
    return ['--name', this.name(base), '--label', this.label];
  }

  async #mine(...list: string[]): Promise<string[]> {
    const ids = new Set<string>();
    // Two calls: the engine joins different filters by "and".
    for (const filter of [`label=${this.label}`, `name=${this.prefix}`]) {
      const output = await this.run(...list, '--no-trunc', '--quiet', '--filter', filter);
      for (const id of output.split('\n').filter(Boolean)) ids.add(id);
    }
    return [...ids];
  }

  /** Containers that are not ours may have been connected by the test: they only leave the network. */
  async #releaseNetwork(id: string): Promise<void> {
    const format = '{{range $id, $_ := .Containers}}{{println $id}}{{end}}';
    const members = (await this.run('network', 'inspect', '--format', format, id)).split('\n');
    for (const member of members.filter((each) => /^[0-9a-f]{64}$/.test(each))) {
      await this.run('network', 'disconnect', '--force', id, member);
    }
  }
}

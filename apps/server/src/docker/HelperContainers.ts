import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { EngineCalls } from './EngineCalls.ts';
import { EngineError } from './EngineError.ts';
import { isFullId } from './fullId.ts';
import { anything, entriesOf, part, textList, textMap } from './toTopology/lenient.ts';

const LABEL = 'dev.portolan.probe';
const NAME_PREFIX = 'portolan-probe-';
/** A helper that nobody removes ends, and the engine removes it, after this. */
const HELPER_SECONDS = 60;

const Created = z.object({ Id: z.string().refine(isFullId) });
const Listed = z.array(z.object({ Id: z.string().refine(isFullId), Names: textList, Labels: textMap }));
/** In lists, and as inspected. */
const Labelled = part({ Labels: anything, Config: part({ Labels: anything }) });

/** R244, R245: containers of our own that lend their programs to the network stack of another. */
export class HelperContainers {
  readonly #calls: EngineCalls;
  /** Known to this process alone, so that no other container hides behind the label. */
  readonly #token = randomBytes(16).toString('hex');

  constructor(calls: EngineCalls) {
    this.#calls = calls;
  }

  /** Whether this is a container, listed or inspected, that this process started. */
  isOwn(json: unknown): boolean {
    const { Labels, Config } = Labelled.parse(json);
    return [...entriesOf(Labels), ...entriesOf(Config.Labels)].some(
      ([key, value]) => key === LABEL && value === this.#token,
    );
  }

  async start(image: string, containerId: string): Promise<string> {
    const query = { name: NAME_PREFIX + randomBytes(6).toString('hex') };
    const body = toHelperBody(image, containerId, { [LABEL]: this.#token });
    const { Id: id } = Created.parse(await this.#calls.call('createContainer', { query, body }));
    try {
      await this.#calls.call('startContainer', { id });
    } catch (error) {
      // What never ran does not remove itself.
      await this.remove(id).catch(() => undefined);
      throw error;
    }
    return id;
  }

  async remove(id: string): Promise<void> {
    try {
      await this.#calls.call('removeContainer', { id, query: { force: 'true', v: 'true' } });
    } catch (error) {
      const isGone =
        error instanceof EngineError &&
        (error.code === 'unknown-container' ||
          /removal of container .* in progress/i.test(error.engine ?? ''));
      if (!isGone) throw error;
    }
  }

  /** Removes what other processes left; only what has both the label and a name of ours. */
  async sweep(): Promise<number> {
    const query = { all: '1', filters: JSON.stringify({ label: [LABEL] }) };
    const listed = Listed.parse((await this.#calls.call('listContainers', { query })) ?? []);
    const left = listed.filter(
      (each) =>
        !this.isOwn(each) &&
        Object.hasOwn(each.Labels, LABEL) &&
        each.Names.some((name) => name.replace(/^\//, '').startsWith(NAME_PREFIX)),
    );
    await Promise.all(left.map(({ Id }) => this.remove(Id)));
    return left.length;
  }
}

/** No mounts, no rights but the one that ping needs, nothing to write to. */
const toHelperBody = (image: string, containerId: string, labels: Record<string, string>): object => ({
  Image: image,
  Entrypoint: ['sleep'],
  Cmd: [String(HELPER_SECONDS)],
  User: '0:0',
  Labels: labels,
  Healthcheck: { Test: ['NONE'] },
  StopSignal: 'SIGKILL',
  HostConfig: {
    // The very stack that container sits in, be it a former one of another (20.10.24).
    NetworkMode: `container:${containerId}`,
    AutoRemove: true,
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    CapAdd: ['NET_RAW'],
    SecurityOpt: ['no-new-privileges'],
    Memory: 64 * 1024 * 1024,
    PidsLimit: 32,
    RestartPolicy: { Name: 'no' },
    LogConfig: { Type: 'none' },
  },
});

import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { SLOW_MS } from '../calls/EngineCalls.ts';
import type { EngineCalls } from '../calls/EngineCalls.ts';
import { EngineError } from '../EngineError.ts';
import { isFullId } from '../isFullId.ts';
import {
  anyField,
  entriesOf,
  objectField,
  textListField,
  textMapField,
} from '../toTopology/lenientFields.ts';

const LABEL = 'dev.portolan.probe';
const NAME_PREFIX = 'portolan-probe-';
/** A helper container ends after this time even if it is never removed. The engine then removes it. */
const HELPER_SECONDS = 60;
/**
 * An engine can carry out a request after the client has stopped waiting. A second sweep after this time removes the
 * result.
 */
const SECOND_SWEEP_MS = 60_000;

const Created = z.object({ Id: z.string().refine(isFullId) });
const Listed = z.array(
  z.object({ Id: z.string().refine(isFullId), Names: textListField, Labels: textMapField }),
);
/** Lists have the labels at the top level, inspect answers in `Config`. */
const Labelled = objectField({ Labels: anyField, Config: objectField({ Labels: anyField }) });

/** Identifies this process. It is a random value, but no secret: `docker inspect` shows it while a helper exists. */
const TOKEN = randomBytes(16).toString('hex');
/**
 * The helpers in use by name, from before they are created. The value is the id once it is known. Like the token, this is
 * for the whole process, which can watch one engine under several names.
 */
const inUse = new Map<string, string | null>();

/** R244, R245: starts and removes the helper containers that run probes in the network stack of another container. */
export class HelperContainers {
  readonly #calls: Pick<EngineCalls, 'call'>;

  constructor(calls: Pick<EngineCalls, 'call'>) {
    this.#calls = calls;
  }

  /** True if this process started the container, which is given as listed or inspected. */
  isOwn(json: unknown): boolean {
    const { Labels, Config } = Labelled.parse(json);
    return [...entriesOf(Labels), ...entriesOf(Config.Labels)].some(
      ([key, value]) => key === LABEL && value === TOKEN,
    );
  }

  async start(image: string, containerId: string): Promise<string> {
    const name = NAME_PREFIX + randomBytes(6).toString('hex');
    inUse.set(name, null);
    try {
      const body = toHelperBody(image, containerId, { [LABEL]: TOKEN });
      const created = await this.#calls.call('createContainer', {
        ...{ query: { name }, body, timeoutMs: SLOW_MS },
      });
      const { Id: id } = Created.parse(created);
      inUse.set(name, id);
      await this.#calls.call('startContainer', { id, timeoutMs: SLOW_MS });
      return id;
    } catch (error) {
      inUse.delete(name);
      await this.#sweepOwn();
      setTimeout(() => void this.#sweepOwn(), SECOND_SWEEP_MS).unref();
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    for (const [name, helperId] of inUse) if (helperId === id) inUse.delete(name);
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

  /**
   * Removes helpers that are not in use, of this process and of others. Only containers with both the label and the
   * name prefix are removed.
   */
  sweep(): Promise<number> {
    return this.#sweep(() => true);
  }

  /** A helper that was never started does not remove itself, and Portolan does not show it. */
  async #sweepOwn(): Promise<void> {
    // The engine itself may have failed. The next server start then removes the helper.
    await this.#sweep((json) => this.isOwn(json)).catch(() => undefined);
  }

  async #sweep(isIncluded: (json: unknown) => boolean): Promise<number> {
    const query = { all: '1', filters: JSON.stringify({ label: [LABEL] }) };
    const listed = Listed.parse((await this.#calls.call('listContainers', { query })) ?? []);
    const leftover = listed.filter((each) => {
      const names = each.Names.map((name) => name.replace(/^\//, ''));
      return (
        isIncluded(each) &&
        Object.hasOwn(each.Labels, LABEL) &&
        names.some((name) => name.startsWith(NAME_PREFIX)) &&
        !names.some((name) => inUse.has(name))
      );
    });
    await Promise.all(leftover.map(({ Id }) => this.remove(Id)));
    return leftover.length;
  }
}

/** A helper has no mounts, no capability except the one that ping needs, and a read-only file system. */
const toHelperBody = (image: string, containerId: string, labels: Record<string, string>): object => ({
  Image: image,
  Entrypoint: ['sleep'],
  Cmd: [String(HELPER_SECONDS)],
  User: '0:0',
  Labels: labels,
  Healthcheck: { Test: ['NONE'] },
  StopSignal: 'SIGKILL',
  HostConfig: {
    // This is the network stack that the container uses now. For a container that is cut off, it is its owner's former
    // network stack (20.10.24).
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

import { isAbsolute } from 'node:path';
import { AddEngineRequest } from '@portolan/protocol';
import type { EngineTarget, EngineTestReply } from '@portolan/protocol';
import type { Logger } from 'pino';
import PQueue from 'p-queue';
import * as z from 'zod';
import { ProblemError } from '../access/ProblemError.ts';
import { ConfigError } from '../docker/discovery/ConfigError.ts';
import { parseEngineUrl } from '../docker/discovery/parseEngineUrl.ts';
import { readTlsFiles } from '../docker/discovery/readTlsFiles.ts';
import type { EngineAddress } from '../docker/EngineClient.ts';
import { openEngine } from '../docker/openEngine.ts';
import { JsonFile } from '../storage/JsonFile.ts';
import type { EngineRegistry } from './EngineRegistry.ts';
import type { EngineSetting } from './EngineSetting.ts';
import type { WatchedEngine } from './WatchedEngine.ts';

const Stored = z.object({ version: z.literal(1), engines: z.array(AddEngineRequest) });
type StoredEngines = z.infer<typeof Stored>;

/** More would be a mistake of a script, and each costs the server a connection. */
const MAX_ADDED = 200;
/** How many tests run at once. Each can start a program that connects (ssh). */
const MAX_TESTS = 4;

interface Options {
  /** The data directory. */
  folder: string;
  logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * R288: the engines that operators added in the page, in one file of the data directory. Key and certificate files are
 * stored by path, and read when the engine is watched.
 */
export class AddedEngines {
  readonly #file: JsonFile<StoredEngines>;
  readonly #logger: Options['logger'];
  readonly #tests = new PQueue({ concurrency: MAX_TESTS });
  #registry: EngineRegistry | null = null;

  private constructor(file: JsonFile<StoredEngines>, logger: Options['logger']) {
    this.#file = file;
    this.#logger = logger;
  }

  static async open({ folder, logger }: Options): Promise<AddedEngines> {
    const file = await JsonFile.open({
      ...{ folder, name: 'engines.json', schema: Stored, onUnreadable: (text: string) => logger.warn(text) },
      what: 'The engines that were added in the page',
      consequence: 'The server starts without them.',
    });
    return new AddedEngines(file, logger);
  }

  /** Watches the stored engines from now on. A configured engine of the same name takes precedence. */
  async watchAll(registry: EngineRegistry): Promise<void> {
    this.#registry = registry;
    for (const stored of this.#file.content?.engines ?? []) {
      if (registry.get(stored.name)) {
        this.#logger.warn(
          `The engine ${stored.name} that was added in the page is not watched, because the settings give an engine of this name.`,
        );
        continue;
      }
      const setting = await toSetting(stored).catch((error: unknown) => toUnusable(stored, error));
      registry.add(setting);
    }
  }

  /** @throws ProblemError, StorageError. Nothing is watched then. */
  async add(request: AddEngineRequest): Promise<WatchedEngine> {
    const setting = await toSetting(request).catch(throwAsProblem);
    await this.#file.update((before) => {
      const engines = before?.engines ?? [];
      if (this.#engines.get(request.name) || engines.some(({ name }) => name === request.name)) {
        throw new ProblemError('engine-exists');
      }
      if (engines.length >= MAX_ADDED) {
        throw new ProblemError(
          'invalid-request',
          `No more than ${MAX_ADDED} engines can be added. Remove one first.`,
        );
      }
      return { version: 1, engines: [...engines, request] };
    });
    this.#logger.info({ engine: request.name, url: request.url }, 'an operator added an engine');
    return this.#engines.add(setting);
  }

  /** @throws ProblemError, StorageError. The engine is still watched then. */
  async remove(name: string): Promise<void> {
    const engine = this.#engines.get(name);
    if (!engine) throw new ProblemError('unknown-engine');
    if (engine.setting.origin === 'configured') throw new ProblemError('engine-configured');
    await this.#file.update((before) => ({
      version: 1,
      engines: (before?.engines ?? []).filter((each) => each.name !== name),
    }));
    this.#logger.info({ engine: name }, 'an operator removed an engine');
    await this.#engines.remove(name);
  }

  /**
   * Connects to an engine and asks it who it is. Nothing is stored, and nothing changed there.
   * @throws ProblemError, EngineError with a sentence that says what is wrong and what to do
   */
  async test(target: EngineTarget): Promise<EngineTestReply> {
    const address = await toAddress(target).catch(throwAsProblem);
    return this.#tests.add(async () => {
      const client = openEngine(address, { readOnly: true });
      try {
        const { product, version, apiVersion, name, id } = await client.hello();
        const others = this.#engines.list();
        const watched = others.find(({ setting }) => setting.address.url === target.url);
        const same = others.find(({ watcher }) => watcher.index?.engine.id === id);
        return {
          ...{ product, version, apiVersion, engineId: id, hostName: name },
          watchedAs: watched?.name ?? null,
          sameIdAs: watched ? null : (same?.name ?? null),
        };
      } finally {
        await client.close();
      }
    });
  }

  get #engines(): EngineRegistry {
    if (!this.#registry) throw new Error('The stored engines are not watched yet.');
    return this.#registry;
  }
}

async function toSetting(request: AddEngineRequest): Promise<EngineSetting> {
  const { name } = request;
  return {
    name,
    address: await toAddress(request),
    ...{ sample: false, sampleReason: null, origin: 'added', problem: null },
  };
}

/** @throws ConfigError */
async function toAddress({ url, tls }: EngineTarget): Promise<EngineAddress> {
  const { kind } = parseEngineUrl(url);
  const relative = [tls?.ca, tls?.cert, tls?.key].find((path) => path !== undefined && !isAbsolute(path));
  if (relative !== undefined) {
    throw new ConfigError(`The path ${relative} must be absolute: it is one on the host of the server.`);
  }
  if (tls && kind !== 'tcp') throw new ConfigError('Only an address with tcp:// can have TLS files.');
  return { url, source: 'page', ...(tls && { tls: await readTlsFiles(tls) }) };
}

/** The setting of a stored engine whose files cannot be read any more. It is listed, with the reason. */
function toUnusable({ name, url }: AddEngineRequest, error: unknown): EngineSetting {
  const problem = error instanceof Error ? error.message : String(error);
  const address = { url, source: 'page' };
  return { name, address, sample: false, sampleReason: null, origin: 'added', problem };
}

function throwAsProblem(error: unknown): never {
  if (error instanceof ConfigError) throw new ProblemError('invalid-request', error.message);
  throw error;
}

import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Position } from '@portolan/protocol';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';

const Stored = z.object({
  version: z.literal(1),
  engines: z.array(z.object({ id: z.string(), positions: z.array(z.tuple([z.string(), Position])) })),
});

type Positions = ReadonlyMap<string, Position>;

/** The data directory could not be written. What was stored before is still stored. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** R52: the positions to which users dragged marks, for each engine, in one file of the data directory. */
export class PositionStore {
  readonly #folder: string;
  readonly #max: number;
  #engines: ReadonlyMap<string, Positions>;
  #lastSave: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, max: number, engines: ReadonlyMap<string, Positions>) {
    this.#folder = folder;
    this.#max = max;
    this.#engines = engines;
  }

  /**
   * @param onUnreadable receives one sentence if the file cannot be read. The file is then renamed.
   * @param max how many positions are stored for one engine. Those that were not moved for longest are removed first.
   */
  static async open(
    folder: string,
    onUnreadable: (sentence: string) => void,
    max = 20_000,
  ): Promise<PositionStore> {
    const file = fileIn(folder);
    try {
      const { engines } = Stored.parse(JSON.parse(await readFile(file, 'utf8')));
      return new PositionStore(
        folder,
        max,
        new Map(engines.map((each) => [each.id, new Map(each.positions)])),
      );
    } catch (error) {
      if (!isAbsent(error)) {
        const aside = `${file}.corrupt`;
        const isRenamed = await rename(file, aside).then(
          () => true,
          () => false,
        );
        onUnreadable(
          `The positions in ${file} cannot be read. The map starts without them.${isRenamed ? ` The file was renamed to ${aside}.` : ''}`,
        );
      }
      return new PositionStore(folder, max, new Map());
    }
  }

  of(engineId: string): Positions {
    return this.#engines.get(engineId) ?? new Map();
  }

  /**
   * Sets positions, or deletes those that are `null`. Resolves once they are on the disk.
   * @throws StorageError
   */
  put(engineId: string, changes: Iterable<readonly [string, Position | null]>): Promise<void> {
    const save = this.#lastSave.then(() => this.#save(engineId, changes));
    this.#lastSave = save.catch(() => undefined);
    return save;
  }

  async #save(engineId: string, changes: Iterable<readonly [string, Position | null]>): Promise<void> {
    const positions = new Map(this.of(engineId));
    for (const [id, position] of changes) {
      // Deleted first, so that the map is ordered from the longest unmoved to the last moved.
      positions.delete(id);
      if (position) positions.set(id, position);
    }
    const newest = new Map([...positions].slice(-this.#max));
    const engines = new Map(this.#engines).set(engineId, newest);
    const stored: z.infer<typeof Stored> = {
      version: 1,
      engines: [...engines].map(([id, each]) => ({ id, positions: [...each] })),
    };
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomic(fileIn(this.#folder), JSON.stringify(stored), { mode: 0o600 });
    } catch (cause) {
      throw new StorageError(`The data directory ${this.#folder} cannot be written.`, { cause });
    }
    this.#engines = engines;
  }
}

const fileIn = (folder: string): string => join(folder, 'positions.json');

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

import { Position } from '@portolan/protocol';
import * as z from 'zod';
import { JsonFile } from '../storage/JsonFile.ts';

const Stored = z.object({
  version: z.literal(1),
  engines: z.array(z.object({ id: z.string(), positions: z.array(z.tuple([z.string(), Position])) })),
});

type Positions = ReadonlyMap<string, Position>;

/** R52: the positions to which users dragged marks, for each engine, in one file of the data directory. */
export class PositionStore {
  readonly #file: JsonFile<z.infer<typeof Stored>>;
  readonly #max: number;
  #engines: ReadonlyMap<string, Positions>;

  private constructor(file: JsonFile<z.infer<typeof Stored>>, max: number) {
    this.#file = file;
    this.#max = max;
    this.#engines = toMaps(file.content);
  }

  /**
   * @param onUnreadable receives one or two sentences if the file cannot be read. The file is then renamed.
   * @param max how many positions are stored for one engine. Those that were not moved for longest are removed first.
   */
  static async open(
    folder: string,
    onUnreadable: (text: string) => void,
    max = 20_000,
  ): Promise<PositionStore> {
    const file = await JsonFile.open({
      ...{ folder, name: 'positions.json', schema: Stored, onUnreadable },
      ...{ what: 'The positions', consequence: 'The map starts without them.' },
    });
    return new PositionStore(file, max);
  }

  of(engineKey: string): Positions {
    return this.#engines.get(engineKey) ?? new Map();
  }

  /**
   * Sets positions, or deletes those that are `null`. Resolves once they are on the disk.
   * @throws StorageError
   */
  async put(engineKey: string, changes: Iterable<readonly [string, Position | null]>): Promise<void> {
    await this.#file.update((before) => {
      const engines = toMaps(before);
      const positions = engines.get(engineKey) ?? new Map<string, Position>();
      for (const [id, position] of changes) {
        // Deleted first, so that the map is ordered from the longest unmoved to the last moved.
        positions.delete(id);
        if (position) positions.set(id, position);
      }
      engines.set(engineKey, new Map([...positions].slice(-this.#max)));
      return {
        version: 1,
        engines: [...engines].map(([id, each]) => ({ id, positions: [...each] })),
      };
    });
    this.#engines = toMaps(this.#file.content);
  }
}

const toMaps = (content: z.infer<typeof Stored> | null): Map<string, Map<string, Position>> =>
  new Map((content?.engines ?? []).map((each) => [each.id, new Map(each.positions)]));

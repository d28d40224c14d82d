import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type * as z from 'zod';

/** The data directory could not be written. What was stored before is still stored. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** What a file holds, for the sentences about it. */
interface FileOptions<T> {
  /** The data directory. */
  folder: string;
  name: string;
  schema: z.ZodType<T>;
  /** As the sentence begins: `The positions`. */
  what: string;
  /** How the server goes on, as a sentence: `The map starts without them.` */
  consequence: string;
  /** Receives one or two sentences if the file cannot be read. It is then renamed. */
  onUnreadable: (text: string) => void;
}

/** A file of the data directory. It is written whole and atomically, one change after the other. */
export class JsonFile<T> {
  readonly #folder: string;
  readonly #path: string;
  #content: T | null;
  #lastSave: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, path: string, content: T | null) {
    this.#folder = folder;
    this.#path = path;
    this.#content = content;
  }

  static async open<T>({
    folder,
    name,
    schema,
    what,
    consequence,
    onUnreadable,
  }: FileOptions<T>): Promise<JsonFile<T>> {
    const path = join(folder, name);
    try {
      return new JsonFile(folder, path, schema.parse(JSON.parse(await readFile(path, 'utf8'))));
    } catch (error) {
      if (!isAbsent(error)) {
        const aside = `${path}.corrupt`;
        const isRenamed = await rename(path, aside).then(
          () => true,
          () => false,
        );
        onUnreadable(
          `${what} in ${path} cannot be read. ${consequence}${isRenamed ? ` The file was renamed to ${aside}.` : ''}`,
        );
      }
      return new JsonFile<T>(folder, path, null);
    }
  }

  /** What is on the disk; `null` if there is no file. */
  get content(): T | null {
    return this.#content;
  }

  /**
   * Replaces the content by what `change` makes of it. Resolves once that is on the disk.
   * @throws StorageError if it cannot be written; the content is then as before
   */
  update(change: (before: T | null) => T): Promise<void> {
    const save = this.#lastSave.then(() => this.#save(change(this.#content)));
    this.#lastSave = save.catch(() => undefined);
    return save;
  }

  async #save(next: T): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomic(this.#path, JSON.stringify(next), { mode: 0o600 });
    } catch (cause) {
      throw new StorageError(`The data directory ${this.#folder} cannot be written.`, { cause });
    }
    this.#content = next;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

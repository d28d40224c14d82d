import PQueue from 'p-queue';

/**
 * Reads what was marked, each entity by itself: at most 8 at once, at most one in flight for each (R33). An entity
 * marked again while it is being read is read once more afterwards, however often it was marked.
 */
export class ReadQueue {
  readonly #queue = new PQueue({ concurrency: 8 });
  readonly #read: (key: string) => Promise<void>;
  /** True: marked again while in flight. */
  readonly #readAgain = new Map<string, boolean>();
  readonly #started = new Set<string>();
  #stopped = false;

  /** @param read must not reject */
  constructor(read: (key: string) => Promise<void>) {
    this.#read = read;
  }

  /** How many are waiting or being read. */
  get size(): number {
    return this.#readAgain.size;
  }

  add(key: string): void {
    if (this.#stopped) return;
    if (this.#started.has(key)) this.#readAgain.set(key, true);
    else if (!this.#readAgain.has(key)) this.#enqueue(key);
  }

  stop(): void {
    this.#stopped = true;
    this.#queue.clear();
  }

  #enqueue(key: string): void {
    this.#readAgain.set(key, false);
    void this.#queue.add(async () => {
      this.#started.add(key);
      await this.#read(key);
      this.#started.delete(key);
      const again = this.#readAgain.get(key);
      this.#readAgain.delete(key);
      if (again && !this.#stopped) this.#enqueue(key);
    });
  }
}

import PQueue from 'p-queue';

/** Reads of a higher priority begin first. */
const [LIST_PRIORITY, EVENT_PRIORITY] = [0, 1];

/**
 * Reads the entities that may have changed. At most eight reads run at once, and at most one for each entity, so that
 * a read that hangs delays no other (R33). What an event names is read before what a list names, of which there can be
 * thousands. If an entity is added while it is being read, it is read once more afterwards, because the read in progress
 * may have missed the change.
 */
export class ReadQueue {
  readonly #queue = new PQueue({ concurrency: 8 });
  readonly #read: (key: string) => Promise<void>;
  /** The entities that wait or are being read. The value is true if the entity must be read again afterwards. */
  readonly #pending = new Map<string, boolean>();
  /** The entities that are being read. */
  readonly #started = new Set<string>();
  #stopped = false;

  /** @param read must not reject */
  constructor(read: (key: string) => Promise<void>) {
    this.#read = read;
  }

  /** The number of entities that wait or are being read. */
  get size(): number {
    return this.#pending.size;
  }

  /** @param cause `event`: reads it before all that lists have named */
  add(key: string, cause: 'event' | 'list'): void {
    if (this.#stopped) return;
    if (this.#started.has(key)) this.#pending.set(key, true);
    else if (!this.#pending.has(key)) this.#enqueue(key, cause);
    else if (cause === 'event') this.#queue.setPriority(key, EVENT_PRIORITY);
  }

  /** Starts no further read. Reads in progress run to their end. */
  stop(): void {
    this.#stopped = true;
    this.#queue.clear();
  }

  #enqueue(key: string, cause: 'event' | 'list'): void {
    this.#pending.set(key, false);
    const read = async () => {
      this.#started.add(key);
      await this.#read(key);
      this.#started.delete(key);
      const again = this.#pending.get(key);
      this.#pending.delete(key);
      if (again && !this.#stopped) this.#enqueue(key, 'event');
    };
    void this.#queue.add(read, { id: key, priority: cause === 'event' ? EVENT_PRIORITY : LIST_PRIORITY });
  }
}

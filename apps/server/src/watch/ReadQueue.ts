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
  /** The entities that wait, named by a list or an event, or are being read, once or again afterwards. */
  readonly #states = new Map<string, 'list' | 'event' | 'reading' | 'again'>();
  #stopped = false;

  /** @param read must not reject */
  constructor(read: (key: string) => Promise<void>) {
    this.#read = read;
  }

  /** The number of entities that wait or are being read. */
  get size(): number {
    return this.#states.size;
  }

  /** @param cause `event`: reads it before all that lists have named */
  add(key: string, cause: 'event' | 'list'): void {
    if (this.#stopped) return;
    const state = this.#states.get(key);
    if (state === undefined) this.#enqueue(key, cause);
    else if (state === 'reading') this.#states.set(key, 'again');
    else if (state === 'list' && cause === 'event') {
      this.#states.set(key, 'event');
      this.#queue.setPriority(key, EVENT_PRIORITY);
    }
  }

  /** Starts no further read. Reads in progress run to their end. */
  stop(): void {
    this.#stopped = true;
    this.#queue.clear();
  }

  #enqueue(key: string, cause: 'event' | 'list'): void {
    this.#states.set(key, cause);
    const read = async () => {
      this.#states.set(key, 'reading');
      await this.#read(key);
      const isAgain = this.#states.get(key) === 'again';
      this.#states.delete(key);
      if (isAgain && !this.#stopped) this.#enqueue(key, 'event');
    };
    void this.#queue.add(read, { id: key, priority: cause === 'event' ? EVENT_PRIORITY : LIST_PRIORITY });
  }
}

import { ProblemError } from '../access/ProblemError.ts';
import type { EngineClient } from '../docker/EngineClient.ts';

/** Kept for the next probe from the same container, which mostly comes at once if it comes. */
const IDLE_MS = 3_000;
/** The helper ends by itself after 60 s; by then a probe of 10 s must be over. */
const MAX_AGE_MS = 40_000;

interface Helper {
  id: Promise<string>;
  activeUses: number;
  createdAt: number;
  timer?: NodeJS.Timeout;
}

/** R244: helper containers in use, each lent to all probes from one container, and removed soon after the last. */
export class HelperPool {
  readonly #client: Pick<EngineClient, 'startHelper' | 'removeHelper'>;
  readonly #onNotRemoved: (error: unknown) => void;
  readonly #helpers = new Map<string, Helper>();
  readonly #removals = new Set<Promise<void>>();
  #isClosed = false;

  constructor(
    client: Pick<EngineClient, 'startHelper' | 'removeHelper'>,
    onNotRemoved: (error: unknown) => void,
  ) {
    this.#client = client;
    this.#onNotRemoved = onNotRemoved;
  }

  /**
   * Lends a helper for as long as `use` takes.
   * @param startedAt of the container: after a restart it has another network stack than a helper from before
   */
  async lend<T>(
    container: { id: string; startedAt: string | null },
    image: string,
    use: (helperId: string) => Promise<T>,
  ): Promise<T> {
    if (this.#isClosed) throw new ProblemError('too-many-probes', 'The server is stopping.');
    const key = `${container.id} ${container.startedAt} ${image}`;
    const helper = this.#take(key, image, container.id);
    helper.activeUses += 1;
    clearTimeout(helper.timer);
    try {
      return await use(await helper.id);
    } catch (error) {
      // It may be what failed.
      this.#forget(key, helper);
      throw error;
    } finally {
      helper.activeUses -= 1;
      this.#release(key, helper);
    }
  }

  /** Removes all, in use or not; resolves once none is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const [key, helper] of this.#helpers) {
      this.#forget(key, helper);
      this.#remove(helper);
    }
    await Promise.all(this.#removals);
  }

  #take(key: string, image: string, containerId: string): Helper {
    const known = this.#helpers.get(key);
    if (known && performance.now() - known.createdAt < MAX_AGE_MS) return known;
    const id = this.#client.startHelper(image, containerId);
    id.catch(() => undefined);
    const fresh = { id, activeUses: 0, createdAt: performance.now() };
    this.#helpers.set(key, fresh);
    return fresh;
  }

  #release(key: string, helper: Helper): void {
    if (helper.activeUses > 0) return;
    if (this.#helpers.get(key) !== helper) return this.#remove(helper);
    helper.timer = setTimeout(() => {
      this.#forget(key, helper);
      this.#remove(helper);
    }, IDLE_MS);
  }

  #forget(key: string, helper: Helper): void {
    clearTimeout(helper.timer);
    if (this.#helpers.get(key) === helper) this.#helpers.delete(key);
  }

  #remove({ id }: Helper): void {
    const removal = id
      .then(
        (started) => this.#client.removeHelper(started),
        // It never came to be.
        () => undefined,
      )
      .catch(this.#onNotRemoved)
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }
}

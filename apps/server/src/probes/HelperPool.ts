import { ProblemError } from '../access/ProblemError.ts';
import type { EngineClient } from '../docker/EngineClient.ts';

/**
 * An idle helper is kept this long for the next probe from the same container. In a run of probes the next one comes
 * at once.
 */
const IDLE_MS = 3_000;
/** A helper ends by itself after 60 s. An older one is not used again, because a probe takes up to 10 s. */
const MAX_AGE_MS = 40_000;

interface Helper {
  id: Promise<string>;
  activeUses: number;
  createdAt: number;
  timer?: NodeJS.Timeout;
}

/**
 * R244: the helper containers in use. All probes from one container share a helper, which is removed soon after the
 * last of them.
 */
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
   * Provides a helper for as long as `use` takes.
   * @param container `startedAt` matters because a container has a new network stack after a restart
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
      // The helper itself may have failed.
      this.#forget(key, helper);
      throw error;
    } finally {
      helper.activeUses -= 1;
      this.#release(key, helper);
    }
  }

  /** Removes all helpers, even those in use. Resolves once none is left. */
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
        // The helper was never created.
        () => undefined,
      )
      .catch(this.#onNotRemoved)
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }
}

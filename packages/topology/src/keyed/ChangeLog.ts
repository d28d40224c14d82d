import type { TopologyChange } from '../TopologyChange.ts';
import type { Attachment } from '../model.ts';

/** The keys of everything that one or more changes put or removed. */
export interface Touched {
  /** True if the engine was put. */
  engine: boolean;
  /** The ids of containers that were put or removed. */
  containers: ReadonlySet<string>;
  /** The ids of networks that were put or removed. */
  networks: ReadonlySet<string>;
  /** The ids of containers with an attachment that was put or removed. */
  attachedContainers: ReadonlySet<string>;
  /** The ids of networks with an attachment that was put or removed. */
  attachedNetworks: ReadonlySet<string>;
}

/** What asks after more changes than this derives everything again, which costs less than it seems: a burst is one step. */
const MAX_CHANGES = 256;

/** Remembers what the newest changes touched, for everything that is derived from a topology and kept (see `keep`). */
export class ChangeLog {
  #revision = 0;
  /** The last of them led to `#revision`. */
  readonly #touched: Touched[] = [];

  /** The number of changes until now. */
  get revision(): number {
    return this.#revision;
  }

  /** @param attachments as they are before the change */
  add({ put, remove }: TopologyChange, attachments: ReadonlyMap<string, Attachment>): void {
    const changed = [...(put.attachments ?? [])];
    for (const id of remove.attachments ?? []) {
      const removed = attachments.get(id);
      if (removed) changed.push(removed);
    }
    this.#revision += 1;
    this.#touched.push({
      engine: put.engine !== undefined,
      containers: new Set([...(remove.containers ?? []), ...(put.containers ?? []).map(({ id }) => id)]),
      networks: new Set([...(remove.networks ?? []), ...(put.networks ?? []).map(({ id }) => id)]),
      attachedContainers: new Set(changed.map(({ containerId }) => containerId)),
      attachedNetworks: new Set(changed.map(({ networkId }) => networkId)),
    });
    if (this.#touched.length > MAX_CHANGES) this.#touched.shift();
  }

  /** What was touched after that revision; `null` if there were too many changes since. */
  since(revision: number): Touched | null {
    const count = this.#revision - revision;
    return count > this.#touched.length ? null : union(this.#touched.slice(this.#touched.length - count));
  }
}

function union(all: readonly Touched[]): Touched {
  const [only] = all;
  if (only && all.length === 1) return only;
  return {
    engine: all.some(({ engine }) => engine),
    containers: new Set(all.flatMap(({ containers }) => [...containers])),
    networks: new Set(all.flatMap(({ networks }) => [...networks])),
    attachedContainers: new Set(all.flatMap(({ attachedContainers }) => [...attachedContainers])),
    attachedNetworks: new Set(all.flatMap(({ attachedNetworks }) => [...attachedNetworks])),
  };
}

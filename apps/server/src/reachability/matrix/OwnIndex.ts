import { TopologyIndex } from '@portolan/topology';
import type { Attachment, Touched } from '@portolan/topology';

/** How many entities are taken over in one step: that takes about a millisecond. */
const PER_STEP = 250;

/**
 * An index of the same topology as a live one, which changes only when it is told to follow. So what takes several turns
 * of the event loop is computed from one state, while the live index advances.
 */
export class OwnIndex {
  #own: TopologyIndex;
  readonly #lineage: object;
  #revision: number;

  private constructor(live: TopologyIndex) {
    this.#own = new TopologyIndex({ engine: live.engine, networks: [], containers: [], attachments: [] });
    this.#lineage = live.lineage;
    this.#revision = live.revision;
  }

  /** Takes over the entities. Other work can be done between two steps; `follow` takes over what changes meanwhile. */
  static *of(live: TopologyIndex): Generator<void, OwnIndex> {
    const made = new OwnIndex(live);
    const { networks, containers, attachments } = live;
    const add = (put: Parameters<TopologyIndex['advance']>[0]['put']) => {
      made.#own = made.#own.advance({ put, remove: {} });
    };
    for (const some of inSteps(networks)) yield add({ networks: some });
    for (const some of inSteps(containers)) yield add({ containers: some });
    for (const some of inSteps(attachments)) yield add({ attachments: some });
    return made;
  }

  /** Follows the changes of the live index at their cost, and returns this one; `null` if it cannot, and must be made again. */
  follow(live: TopologyIndex): TopologyIndex | null {
    const touched = live.lineage === this.#lineage ? live.touchedSince(this.#revision) : null;
    if (!touched) return null;
    if (live.revision !== this.#revision) this.#copy(live, touched);
    this.#revision = live.revision;
    return this.#own;
  }

  #copy(live: TopologyIndex, touched: Touched): void {
    const attachments = new Set<string>();
    const add = ({ id }: Attachment) => attachments.add(id);
    for (const id of touched.attachedContainers) {
      this.#own.attachmentsOfContainer(id).forEach(add);
      live.attachmentsOfContainer(id).forEach(add);
    }
    const networks = pick(touched.networks, live.networks);
    const containers = pick(touched.containers, live.containers);
    const changed = pick(attachments, live.attachments);
    this.#own = this.#own.advance({
      put: {
        ...(touched.engine ? { engine: live.engine } : {}),
        ...{ networks: networks.put, containers: containers.put, attachments: changed.put },
      },
      remove: { networks: networks.removed, containers: containers.removed, attachments: changed.removed },
    });
  }
}

function* inSteps<T>(entities: ReadonlyMap<string, T>): Generator<T[]> {
  const all = [...entities.values()];
  for (let at = 0; at < all.length; at += PER_STEP) yield all.slice(at, at + PER_STEP);
}

function pick<T>(ids: Iterable<string>, entities: ReadonlyMap<string, T>): { put: T[]; removed: string[] } {
  const put: T[] = [];
  const removed: string[] = [];
  for (const id of ids) {
    const entity = entities.get(id);
    if (entity) put.push(entity);
    else removed.push(id);
  }
  return { put, removed };
}

import type { TopologyChange } from './TopologyChange.ts';
import { isEqual } from './isEqual.ts';
import type { Attachment, Container, Engine, Network } from './model.ts';
import { sortById } from './sortById.ts';

/** The entities of one topology by id. */
interface Entities {
  engine: Engine;
  networks: ReadonlyMap<string, Network>;
  containers: ReadonlyMap<string, Container>;
  attachments: ReadonlyMap<string, Attachment>;
}

/** R1: collects how the entities that are told to it, one by one, differ from those of a topology. */
export class TopologyDifference {
  readonly networks: EntityDifference<Network>;
  readonly containers: EntityDifference<Container>;
  readonly attachments: EntityDifference<Attachment>;
  readonly #before: Entities;

  constructor(before: Entities) {
    this.#before = before;
    this.networks = new EntityDifference(before.networks);
    this.containers = new EntityDifference(before.containers);
    this.attachments = new EntityDifference(before.attachments);
  }

  /** The change to what was told, its lists sorted by id; `null` if there is none. */
  toChange(engine: Engine): TopologyChange | null {
    const { networks, containers, attachments } = this;
    const put = {
      ...(isEqual(this.#before.engine, engine) ? {} : { engine }),
      ...omitEmpty({ networks: networks.put, containers: containers.put, attachments: attachments.put }),
    };
    const remove = omitEmpty({
      networks: networks.removed,
      containers: containers.removed,
      attachments: attachments.removed,
    });
    return Object.keys(put).length === 0 && Object.keys(remove).length === 0 ? null : { put, remove };
  }
}

class EntityDifference<T extends { id: string }> {
  readonly #before: ReadonlyMap<string, T>;
  readonly #put: T[] = [];
  readonly #removed: string[] = [];

  constructor(before: ReadonlyMap<string, T>) {
    this.#before = before;
  }

  get put(): T[] {
    return sortById(this.#put);
  }

  get removed(): string[] {
    return this.#removed.sort();
  }

  /** Tells what an entity is now; `undefined` if it does not exist. Tell each at most once. */
  tell(id: string, now: T | undefined): void {
    if (now === undefined) {
      if (this.#before.has(id)) this.#removed.push(id);
    } else if (!isEqual(this.#before.get(id), now)) {
      this.#put.push(now);
    }
  }
}

function omitEmpty<T extends Record<string, unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}

import type { Attachment, Container, Engine, Network, Topology } from './model.ts';

/** The difference between two topologies: entities to put, whole, and ids to remove. */
export interface TopologyChange {
  put: { engine?: Engine; networks?: Network[]; containers?: Container[]; attachments?: Attachment[] };
  remove: { networks?: string[]; containers?: string[]; attachments?: string[] };
}

interface Entity {
  id: string;
}

/** R1: the change from `before` to `after`; `null` when there is none. */
export function diffTopology(before: Topology, after: Topology): TopologyChange | null {
  const networks = diffEntities(before.networks, after.networks);
  const containers = diffEntities(before.containers, after.containers);
  const attachments = diffEntities(before.attachments, after.attachments);
  const engine = isEqual(before.engine, after.engine) ? undefined : after.engine;
  const put = omitEmpty({ networks: networks.put, containers: containers.put, attachments: attachments.put });
  const remove = omitEmpty({
    networks: networks.removed,
    containers: containers.removed,
    attachments: attachments.removed,
  });
  if (!engine && Object.keys(put).length === 0 && Object.keys(remove).length === 0) return null;
  return { put: engine ? { engine, ...put } : put, remove };
}

/** R1: the topology after `change`. Removals of unknown ids are ignored. Entities without a change stay the same objects. */
export function applyDiff(before: Topology, change: TopologyChange): Topology {
  return {
    engine: change.put.engine ?? before.engine,
    networks: applyToEntities(before.networks, change.put.networks, change.remove.networks),
    containers: applyToEntities(before.containers, change.put.containers, change.remove.containers),
    attachments: applyToEntities(before.attachments, change.put.attachments, change.remove.attachments),
  };
}

function diffEntities<T extends Entity>(before: T[], after: T[]): { put: T[]; removed: string[] } {
  const old = new Map(before.map((entity) => [entity.id, entity]));
  const put: T[] = [];
  for (const entity of after) {
    const known = old.get(entity.id);
    if (!known || (known !== entity && !isEqual(known, entity))) put.push(entity);
    old.delete(entity.id);
  }
  return { put, removed: [...old.keys()] };
}

function applyToEntities<T extends Entity>(before: T[], put: T[] = [], removed: string[] = []): T[] {
  if (put.length === 0 && removed.length === 0) return before;
  const next = new Map(before.map((entity) => [entity.id, entity]));
  for (const id of removed) next.delete(id);
  for (const entity of put) next.set(entity.id, entity);
  return sortById([...next.values()]);
}

/** Sorts a list of a {@link Topology} in place: by id, compared by code units, so that the order is the same on every machine. */
export function sortById<T extends Entity>(entities: T[]): T[] {
  return entities.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Structural equality of plain data. Key order does not count, because the engine gives maps in any order. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysOfA = Object.keys(a);
  if (keysOfA.length !== Object.keys(b).length) return false;
  return keysOfA.every(
    (key) =>
      Object.hasOwn(b, key) &&
      isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

function omitEmpty<T extends Record<string, unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}

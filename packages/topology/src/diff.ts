import type { Topology } from './model.ts';
import { sortById } from './sortById.ts';
import type { TopologyChange } from './TopologyChange.ts';
import { TopologyDifference } from './TopologyDifference.ts';

/** R1: the change from `before` to `after`; `null` when there is none. */
export function diffTopology(before: Topology, after: Topology): TopologyChange | null {
  const [networks, containers, attachments] = [
    byId(before.networks),
    byId(before.containers),
    byId(before.attachments),
  ];
  const difference = new TopologyDifference({ engine: before.engine, networks, containers, attachments });
  tellAll(difference.networks, networks, after.networks);
  tellAll(difference.containers, containers, after.containers);
  tellAll(difference.attachments, attachments, after.attachments);
  return difference.toChange(after.engine);
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

interface Entity {
  id: string;
}

function tellAll<T extends Entity>(
  difference: { tell(id: string, now: T | undefined): void },
  before: ReadonlyMap<string, T>,
  after: readonly T[],
): void {
  const present = new Set<string>();
  for (const entity of after) {
    present.add(entity.id);
    difference.tell(entity.id, entity);
  }
  for (const id of before.keys()) if (!present.has(id)) difference.tell(id, undefined);
}

function applyToEntities<T extends Entity>(before: T[], put: T[] = [], removed: string[] = []): T[] {
  if (put.length === 0 && removed.length === 0) return before;
  const next = byId(before);
  for (const id of removed) next.delete(id);
  for (const entity of put) next.set(entity.id, entity);
  return sortById([...next.values()]);
}

const byId = <T extends Entity>(entities: readonly T[]): Map<string, T> =>
  new Map(entities.map((entity) => [entity.id, entity]));

import type { TopologyChange } from '@portolan/topology';

interface Entity {
  id: string;
}

/** R1: returns the one change that does what these changes do one after the other. */
export function mergeChanges(changes: readonly TopologyChange[]): TopologyChange {
  const [only] = changes;
  if (only && changes.length === 1) return only;
  const engine = changes.findLast(({ put }) => put.engine)?.put.engine;
  const networks = merge(changes.map(({ put, remove }) => [put.networks, remove.networks]));
  const containers = merge(changes.map(({ put, remove }) => [put.containers, remove.containers]));
  const attachments = merge(changes.map(({ put, remove }) => [put.attachments, remove.attachments]));
  return {
    put: {
      ...(engine ? { engine } : {}),
      networks: networks.put,
      containers: containers.put,
      attachments: attachments.put,
    },
    remove: { networks: networks.remove, containers: containers.remove, attachments: attachments.remove },
  };
}

/** Of several entities with one id, the last one counts. One that is put after its removal is only put. */
function merge<T extends Entity>(steps: readonly (readonly [put?: T[], remove?: string[]])[]) {
  const last = new Map<string, T | null>();
  for (const [put = [], remove = []] of steps) {
    for (const id of remove) last.set(id, null);
    for (const entity of put) last.set(entity.id, entity);
  }
  return {
    put: [...last.values()].filter((entity) => entity !== null),
    remove: [...last].filter(([, entity]) => entity === null).map(([id]) => id),
  };
}

import type { Topology } from '@portolan/topology';

/** The CLI could misread other names, such as `container:x` or `name=x`, so their networks are named by id. */
const plain = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/**
 * Returns a function that gives the argument for a network or container in docker commands: its name if the name is
 * plain and unique, otherwise its id. Call it once for each topology.
 */
export function commandNames({
  networks,
  containers,
}: Pick<Topology, 'networks' | 'containers'>): (id: string) => string {
  const names = new Map<string, string>();
  for (const entities of [networks, containers]) {
    const counts = new Map<string, number>();
    for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { id, name } of entities) {
      if (plain.test(name) && counts.get(name) === 1) names.set(id, name);
    }
  }
  return (id) => names.get(id) ?? id;
}

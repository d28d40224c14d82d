import type { TopologyIndex } from '@portolan/topology';

/** The CLI could misread other names, such as `container:x` or `name=x`, so their networks are named by id. */
const plain = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/**
 * Returns a function that gives the argument for a network or container in docker commands: its name if the name is
 * plain and unique, otherwise its id.
 */
export function commandNames({
  networks,
  containers,
}: Pick<TopologyIndex, 'networks' | 'containers'>): (id: string) => string {
  return (id) => nameIn(networks, id) ?? nameIn(containers, id) ?? id;
}

function nameIn(entities: ReadonlyMap<string, { id: string; name: string }>, id: string): string | null {
  const name = entities.get(id)?.name;
  if (name === undefined || !plain.test(name)) return null;
  for (const other of entities.values()) if (other.name === name && other.id !== id) return null;
  return name;
}

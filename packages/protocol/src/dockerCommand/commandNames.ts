import type { Topology } from '@portolan/topology';

/** Names that the CLI could take for something else, such as `container:x` or `name=x`, are left to the id. */
const plain = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/**
 * The words for networks and containers in docker commands: the name where it is plain and means one thing only, else
 * the id. Build it once for a topology.
 */
export function commandNames({
  networks,
  containers,
}: Pick<Topology, 'networks' | 'containers'>): (id: string) => string {
  const names = new Map<string, string>();
  for (const things of [networks, containers]) {
    const bearers = new Map<string, number>();
    for (const { name } of things) bearers.set(name, (bearers.get(name) ?? 0) + 1);
    for (const { id, name } of things) {
      if (plain.test(name) && bearers.get(name) === 1) names.set(id, name);
    }
  }
  return (id) => names.get(id) ?? id;
}

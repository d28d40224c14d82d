import type { TopologyIndex } from '@portolan/topology';

/** Every name that anyone could mean a container of this topology by, and some that nobody may. */
export function namesToTry(index: TopologyIndex, prefix: string): string[] {
  const { containers, networks, attachments } = index.topology;
  const names = new Set<string>();
  const own = networks.filter(({ name }) => name.startsWith(prefix));
  for (const { id, name, hostname, service } of containers) {
    for (const each of [name, id.slice(0, 12), id.slice(0, 8), hostname, service]) if (each) names.add(each);
    for (const network of own) names.add(`${name}.${network.name}`);
  }
  const [first] = containers;
  if (first) for (const each of [first.id, first.name.toUpperCase()]) names.add(each);
  for (const attachment of attachments) {
    for (const name of [...attachment.names, ...attachment.aliases]) names.add(name);
    for (const link of attachment.links) names.add(link.split(':')[1] ?? link);
    for (const alias of attachment.aliases.filter((each) => !/^[\da-f]{12}$/.test(each)))
      names.add(`${alias}.${attachment.networkName}`);
  }
  return [...names].filter((name) => name !== '');
}

import type { Container, Network, TopologyIndex } from '@portolan/topology';

/** Tells, by `serviceKey`, which services have exactly one container. */
export type SoleServices = Pick<ReadonlySet<string>, 'has'>;

/** Returns the key of a container’s service: `project/service`; `undefined` for a container without a service. */
export const serviceKey = ({ project, service }: Container): string | undefined =>
  project && service ? `${project}/${service}` : undefined;

/** Returns the keys of the services that have exactly one container. */
export function soleServices(index: TopologyIndex): SoleServices {
  const counts = new Map<string, number>();
  for (const container of index.containers.values()) {
    const key = serviceKey(container);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([key]) => key));
}

/** R62: shortens a name by the parts that the band of its project already shows: `shop-web-1` → `web`. */
export function shortContainerName(container: Container, sole: SoleServices): string {
  const { name, project, service } = container;
  if (!project || !service) return name;
  for (const separator of ['-', '_']) {
    const prefix = `${project}${separator}`;
    if (!name.startsWith(`${prefix}${service}${separator}`)) continue;
    const rest = name.slice(prefix.length);
    return rest === `${service}${separator}1` && sole.has(`${project}/${service}`) ? service : rest;
  }
  return name;
}

/**
 * R62: removes the project from a network’s name: `shop_back` → `back`. The network that Compose gives every project,
 * `shop_default`, is named after its project.
 */
export function shortNetworkName({ name, project }: Network): string {
  const prefix = `${project}_`;
  if (!project || !name.startsWith(prefix) || name.length === prefix.length) return name;
  const rest = name.slice(prefix.length);
  return rest === 'default' ? project : rest;
}

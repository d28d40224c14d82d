import type { Network, Topology } from '@portolan/topology';
import * as z from 'zod';

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat())
  .optional();
const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((given) => given === 'true' || given === '1')
  .optional();

/** Filters of `GET /api/v1/networks`. A filter given twice means either, but for labels, which must all be there. */
export const NetworkFilter = z.strictObject({
  driver: words.describe('The driver'),
  name: words.describe('A part of the name'),
  label: words.describe('A label as `key` or `key=value`'),
  scope: words.describe('local, swarm or global'),
  project: words.describe('The Compose project'),
  internal: flag.describe('Without a way out'),
  unused: flag.describe("Not the engine's own and without any container, running or not"),
});
export type NetworkFilter = z.output<typeof NetworkFilter>;

/** The networks that pass all filters, in the topology's order. */
export function filterNetworks({ networks, attachments }: Topology, filter: NetworkFilter): Network[] {
  // Not the engine's own filter: `dangling` is wrong on 20.10.24 and 28.5.2.
  // By name only what has no id: a namesake of a network that is gone is not used by that one's members (R28).
  const used = new Set(attachments.map(({ networkId, networkName }) => networkId || networkName));
  const isUnused = (network: Network) =>
    !isEnginesOwn(network) && !used.has(network.id) && !used.has(network.name);
  return networks.filter(
    (network) =>
      isAny(filter.driver, (driver) => network.driver === driver) &&
      isAny(filter.name, (part) => network.name.includes(part)) &&
      isAny(filter.scope, (scope) => network.scope === scope) &&
      isAny(filter.project, (project) => network.project === project) &&
      (filter.label ?? []).every((label) => hasLabel(network, label)) &&
      (filter.internal === undefined || network.internal === filter.internal) &&
      (filter.unused === undefined || isUnused(network) === filter.unused),
  );
}

/** A swarm's two are used by endpoints that belong to no container (`gateway_…`, `ingress-sbox`). */
const isEnginesOwn = ({ predefined, ingress, name }: Network): boolean =>
  predefined || ingress || name === 'docker_gwbridge';

const isAny = (wanted: string[] | undefined, matches: (each: string) => boolean): boolean =>
  wanted === undefined || wanted.some(matches);

function hasLabel({ labels }: Network, wanted: string): boolean {
  const [key = '', ...value] = wanted.split('=');
  if (!Object.hasOwn(labels, key)) return false;
  return value.length === 0 || labels[key] === value.join('=');
}

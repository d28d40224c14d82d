import type { Network } from './model.ts';
import { isRunning } from './namespaces.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

/**
 * Filters for a list of networks: those of the `docker` CLI and Portolan's own. A network passes if it passes every filter
 * that is given. Of several values of one filter one is enough, but labels must all be present.
 */
export interface NetworkFilter {
  /** The driver's full name. */
  driver?: readonly string[];
  /** A part of the id; see {@link networkFilter} for `^` and `$`. */
  id?: readonly string[];
  /** A part of the name; see {@link networkFilter} for `^` and `$`. */
  name?: readonly string[];
  /** `key`, or `key=value`. */
  label?: readonly string[];
  scope?: readonly string[];
  type?: readonly NetworkType[];
  /** The Compose project's full name; the empty string means networks without a project. */
  project?: readonly string[];
  internal?: boolean;
  /** Docker's name for `unused`; it is computed in the same way. */
  dangling?: boolean;
  unused?: boolean;
  /** True for networks with a stopped member, false for those without. */
  stoppedMembers?: boolean;
}

/** `builtin`: the predefined networks `bridge`, `host` and `none`. */
export type NetworkType = 'builtin' | 'custom';

/**
 * R170: the predicate of a filter, the same in the page and in `GET /api/v1/networks`. `name` and `id` match a part, as in
 * the CLI; `^` before and `$` after it bind it to the beginning and the end. The CLI accepts any regular expression
 * there. Portolan does not, because a wrong or hostile expression would block the server.
 */
export function networkFilter(index: TopologyIndex, filter: NetworkFilter): (network: Network) => boolean {
  const { internal, unused, dangling, stoppedMembers } = filter;
  return (network) =>
    matchesAny(filter.driver, (driver) => network.driver === driver) &&
    matchesAny(filter.id, (part) => hasPart(network.id, part)) &&
    matchesAny(filter.name, (part) => hasPart(network.name, part)) &&
    matchesAny(filter.scope, (scope) => network.scope === scope) &&
    matchesAny(filter.type, (type) => (type === 'builtin') === network.predefined) &&
    matchesAny(filter.project, (project) => (network.project ?? '') === project) &&
    (filter.label ?? []).every((label) => hasLabel(network.labels, label)) &&
    (internal === undefined || network.internal === internal) &&
    (unused === undefined || isUnused(index, network) === unused) &&
    (dangling === undefined || isUnused(index, network) === dangling) &&
    (stoppedMembers === undefined || hasStoppedMembers(index, network) === stoppedMembers);
}

/**
 * R171: true if no container, running or stopped, belongs to the network, no other network takes its settings from it,
 * and the engine did not create it itself. The engine's `dangling` filter is not used: it is wrong on 20.10.24 and 28.5.2.
 */
export function isUnused(index: TopologyIndex, network: Network): boolean {
  return (
    !isCreatedByEngine(network) &&
    index.attachmentsOfNetwork(network.id).length === 0 &&
    // Only attachments without a network id count by name: a member of a removed network does not use a new network of
    // the same name (R28).
    !index.attachmentsOfNetwork('').some(({ networkName }) => networkName === network.name) &&
    !(
      network.configOnly && [...index.networks.values()].some(({ configFrom }) => configFrom === network.name)
    )
  );
}

/** True if a stopped container belongs to the network. */
export function hasStoppedMembers(index: TopologyIndex, network: Network): boolean {
  return index.attachmentsOfNetwork(network.id).some(({ containerId }) => {
    const member = index.containers.get(containerId);
    return member !== undefined && !isRunning(member);
  });
}

/** True if the label is present; it is written `key` or `key=value`, and the value may contain `=` itself. */
export function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const [key = '', ...value] = wanted.split('=');
  if (!Object.hasOwn(labels, key)) return false;
  return value.length === 0 || labels[key] === value.join('=');
}

/** True if the text contains the part. A `^` before the part binds it to the beginning, a `$` after it to the end. */
export function hasPart(text: string, part: string): boolean {
  if (text === part) return true;
  const [begins, ends] = [part.startsWith('^'), part.endsWith('$')];
  const bare = part.slice(begins ? 1 : 0, ends ? -1 : undefined);
  if (begins && ends) return text === bare;
  if (begins) return text.startsWith(bare);
  return ends ? text.endsWith(bare) : text.includes(bare);
}

/** Networks that the engine creates itself. The two of a swarm have endpoints that belong to no container (`gateway_…`, `ingress-sbox`). */
const isCreatedByEngine = ({ predefined, ingress, name }: Network): boolean =>
  predefined || ingress || name === 'docker_gwbridge';

const matchesAny = <T>(wanted: readonly T[] | undefined, matches: (each: T) => boolean): boolean =>
  wanted === undefined || wanted.some(matches);

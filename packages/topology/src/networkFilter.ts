import type { Network } from './model.ts';
import { isRunning } from './namespaces.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

/**
 * What networks are listed by: the CLI's filters and ours. A network passes when it passes each that is given;
 * of several values of one filter any will do, but of labels all must be there.
 */
export interface NetworkFilter {
  /** The driver, whole. */
  driver?: readonly string[];
  /** A part of the id; see {@link networkFilter} for `^` and `$`. */
  id?: readonly string[];
  /** A part of the name; see {@link networkFilter} for `^` and `$`. */
  name?: readonly string[];
  /** `key`, or `key=value`. */
  label?: readonly string[];
  scope?: readonly string[];
  type?: readonly NetworkType[];
  /** The Compose project, whole; the empty string stands for none. */
  project?: readonly string[];
  internal?: boolean;
  /** Docker's word for `unused`, and computed as that. */
  dangling?: boolean;
  unused?: boolean;
  /** Whether a container that does not run is among the members. */
  stoppedMembers?: boolean;
}

/** `builtin`: the engine's own `bridge`, `host`, `none`. */
export type NetworkType = 'builtin' | 'custom';

/**
 * R170: the predicate of a filter, the same in the page and in `GET /api/v1/networks`. `name` and `id` mean a part,
 * as for the CLI; `^` before and `$` after it hold it to the beginning and the end. The CLI takes any regular
 * expression there; those are not taken, since a wrong or hostile one would hold up the server.
 */
export function networkFilter(index: TopologyIndex, filter: NetworkFilter): (network: Network) => boolean {
  const { internal, unused, dangling, stoppedMembers } = filter;
  return (network) =>
    isAny(filter.driver, (driver) => network.driver === driver) &&
    isAny(filter.id, (part) => hasPart(network.id, part)) &&
    isAny(filter.name, (part) => hasPart(network.name, part)) &&
    isAny(filter.scope, (scope) => network.scope === scope) &&
    isAny(filter.type, (type) => (type === 'builtin') === network.predefined) &&
    isAny(filter.project, (project) => (network.project ?? '') === project) &&
    (filter.label ?? []).every((label) => hasLabel(network.labels, label)) &&
    (internal === undefined || network.internal === internal) &&
    (unused === undefined || isUnused(index, network) === unused) &&
    (dangling === undefined || isUnused(index, network) === dangling) &&
    (stoppedMembers === undefined || hasStoppedMembers(index, network) === stoppedMembers);
}

/**
 * R171: no container belongs to it, running or not; no other network takes its settings from it; and it is not the
 * engine's own. Not the engine's `dangling` filter: that one is wrong on 20.10.24 and 28.5.2.
 */
export function isUnused(index: TopologyIndex, network: Network): boolean {
  return (
    !isEnginesOwn(network) &&
    index.attachmentsOfNetwork(network.id).length === 0 &&
    // By name only what has no id: a namesake of a network that is gone is not used by that one's members (R28).
    !index.attachmentsOfNetwork('').some(({ networkName }) => networkName === network.name) &&
    !(network.configOnly && index.topology.networks.some(({ configFrom }) => configFrom === network.name))
  );
}

/** Whether a container that does not run belongs to a network. */
export function hasStoppedMembers(index: TopologyIndex, network: Network): boolean {
  return index.attachmentsOfNetwork(network.id).some(({ containerId }) => {
    const member = index.containers.get(containerId);
    return member !== undefined && !isRunning(member);
  });
}

/** A label as `key`, or as `key=value`; a value of its own may hold further `=`. */
export function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const [key = '', ...value] = wanted.split('=');
  if (!Object.hasOwn(labels, key)) return false;
  return value.length === 0 || labels[key] === value.join('=');
}

/** Whether a text holds a part, at its beginning after `^`, at its end before `$`. */
export function hasPart(text: string, part: string): boolean {
  if (text === part) return true;
  const [begins, ends] = [part.startsWith('^'), part.endsWith('$')];
  const bare = part.slice(begins ? 1 : 0, ends ? -1 : undefined);
  if (begins && ends) return text === bare;
  if (begins) return text.startsWith(bare);
  return ends ? text.endsWith(bare) : text.includes(bare);
}

/** A swarm's two are used by endpoints that belong to no container (`gateway_…`, `ingress-sbox`). */
const isEnginesOwn = ({ predefined, ingress, name }: Network): boolean =>
  predefined || ingress || name === 'docker_gwbridge';

const isAny = <T>(wanted: readonly T[] | undefined, matches: (each: T) => boolean): boolean =>
  wanted === undefined || wanted.some(matches);

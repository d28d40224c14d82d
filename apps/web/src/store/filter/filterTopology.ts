import { concernedBy, hasLabel, hasPart, keep, networkFilter, resolveNamespace } from '@portolan/topology';
import type {
  Attachment,
  Concerned,
  Container,
  Network,
  NetworkFilter,
  TopologyIndex,
} from '@portolan/topology';
import { nameOfEngine, useEnginesStore } from '../engine/enginesStore.ts';
import { parseFilter } from './parseFilter.ts';
import { matchesTerms } from './matchesTerms.ts';
import { replaceMembers } from './replaceMembers.ts';
import type { Filter, StateFilter } from '../useView.ts';

/** The ids of networks and containers that pass a filter or a lens. */
export interface Matches {
  networks: ReadonlySet<string>;
  containers: ReadonlySet<string>;
}

/**
 * R80: returns what passes a filter, or `null` if the filter is empty. Text is compared without case with names,
 * images, projects, services, labels, addresses, aliases and ports, and with the start of ids and MAC addresses. A
 * container passes the drivers if one of its networks does. A network passes projects and states if one of its members
 * does. Everything must also pass the terms in the text (R174). The result of the last filter is kept through changes:
 * it is the same object until something passes that did not, or the reverse.
 *
 * @param engine whose topology it is; `null` is the default engine. R308: nothing passes the name of another one.
 */
export function filterTopology(index: TopologyIndex, filter: Filter, engine: string | null): Matches | null {
  const key = JSON.stringify(filter);
  if (key !== last.key) {
    const { engines } = parseFilter(filter.text);
    last = { key, engines, matchesIn: isEmpty(filter) ? () => null : keepMatches(filter) };
  }
  return passesEngine(last.engines, engine) ? last.matchesIn(index) : none;
}

function passesEngine(names: readonly string[], engine: string | null): boolean {
  if (names.length === 0) return true;
  const name = nameOfEngine(useEnginesStore.getState(), engine);
  return name === '' || names.includes(name);
}

const none: Matches = { networks: new Set(), containers: new Set() };
let last: { key: string; engines: readonly string[]; matchesIn: (index: TopologyIndex) => Matches | null } = {
  key: '',
  engines: [],
  matchesIn: () => none,
};

function isEmpty({ text, drivers, projects, states }: Filter): boolean {
  const { text: terms, network: requested } = parseFilter(text);
  const count = terms.length + Object.keys(requested).length;
  return count + drivers.length + projects.length + states.length === 0;
}

function keepMatches(filter: Filter): (index: TopologyIndex) => Matches {
  const derive = (index: TopologyIndex) =>
    testAgain(none, index, filter, {
      containers: new Set(index.containers.keys()),
      networks: new Set(index.networks.keys()),
    });
  return keep(derive, (before, index, touched) => {
    // These attachments belong to networks that are known by name only.
    if (touched.attachedNetworks.has('')) return derive(index);
    const concerned = concernedBy(index, touched);
    // R171: what another network takes its settings from is not unused.
    if (touched.networks.size > 0)
      for (const { id, configOnly } of index.networks.values()) if (configOnly) concerned.networks.add(id);
    if (parseFilter(filter.text).network.stoppedMembers !== undefined) addMembers(index, concerned);
    return testAgain(before, index, filter, concerned);
  });
}

/** R174: whether a container passes the term `stopped-members` depends on the other members of its networks. */
function addMembers(index: TopologyIndex, { containers, networks }: Concerned): void {
  for (const id of networks)
    for (const { containerId } of index.attachmentsOfNetwork(id)) containers.add(containerId);
  index.addReferrers(containers);
}

function testAgain(
  before: Matches,
  index: TopologyIndex,
  filter: Filter,
  { containers, networks }: Concerned,
): Matches {
  const test = toTest(index, filter);
  const matches = {
    containers: replaceMembers(before.containers, containers, (id) => {
      const container = index.containers.get(id);
      return container !== undefined && test.container(container);
    }),
    networks: replaceMembers(before.networks, networks, (id) => {
      const network = index.networks.get(id);
      return network !== undefined && test.network(network);
    }),
  };
  const isSame = matches.containers === before.containers && matches.networks === before.networks;
  return isSame ? before : matches;
}

/** Returns the two tests that a filter makes. */
function toTest(
  index: TopologyIndex,
  filter: Filter,
): { container: (each: Container) => boolean; network: (each: Network) => boolean } {
  const { text: terms, network: requested } = parseFilter(filter.text);
  const { drivers, projects, states } = filter;
  const passesNetworkTerms = networkFilter(index, requested);
  const passesContainerTerms = containerTest(index, requested);
  const onDriver = (each: Container) =>
    drivers.length === 0 || networksOf(index, each).some(({ driver }) => drivers.includes(driver));
  const inProject = (each: { project: string | null }) =>
    projects.length === 0 || projects.includes(each.project ?? '');
  const inState = (each: Container) => states.length === 0 || states.some((state) => isIn(state, each));
  const membersPass = (network: Network, test: (each: Container) => boolean) =>
    index.attachmentsOfNetwork(network.id).some((attachment) => {
      const member = index.containers.get(attachment.containerId);
      return member !== undefined && test(member);
    });
  return {
    container: (each) =>
      onDriver(each) &&
      inProject(each) &&
      inState(each) &&
      passesContainerTerms(each) &&
      (terms.length === 0 || matchesTerms(terms, containerText(index, each), idsOfContainer(index, each))),
    network: (network) =>
      passesNetworkTerms(network) &&
      (drivers.length === 0 || drivers.includes(network.driver)) &&
      (projects.length === 0 || inProject(network) || membersPass(network, inProject)) &&
      (states.length === 0 || membersPass(network, inState)) &&
      (terms.length === 0 || matchesTerms(terms, networkText(network), [network.id])),
  };
}

/**
 * R174: returns the test of a container for the terms. `id`, `name`, `label` and `project` are compared with the
 * container itself. One of its networks must pass all other terms.
 */
function containerTest(index: TopologyIndex, requested: NetworkFilter): (each: Container) => boolean {
  const { id, name, label = [], project, ...ofNetwork } = requested;
  const passesTerms = networkFilter(index, ofNetwork);
  const hasNetworkTerms = Object.keys(ofNetwork).length > 0;
  return (each) =>
    (!id || id.some((part) => hasPart(each.id, part))) &&
    (!name || name.some((part) => hasPart(each.name, part))) &&
    label.every((wanted) => hasLabel(each.labels, wanted)) &&
    (!project || project.includes(each.project ?? '')) &&
    (!hasNetworkTerms || networksOf(index, each).some(passesTerms));
}

/** Returns the networks of the network stack that a container uses. */
function networksOf(index: TopologyIndex, each: Container): Network[] {
  const { ownerId } = resolveNamespace(each, index.containers);
  return index
    .attachmentsOfContainer(ownerId)
    .flatMap((attachment) => index.networks.get(attachment.networkId) ?? []);
}

function isIn(state: StateFilter, container: Container): boolean {
  if (state === 'unhealthy') return container.health === 'unhealthy';
  if (state === 'stopped') return container.state !== 'running' && container.state !== 'paused';
  return container.state === state;
}

function containerText(index: TopologyIndex, each: Container): string {
  const attachments = index.attachmentsOfContainer(each.id);
  return [
    each.name,
    each.image,
    each.project,
    each.service,
    ...Object.entries(each.labels).map((pair) => pair.join('=')),
    ...each.ports.flatMap((port) => [port.publicPort, port.privatePort].map(String)),
    ...attachments.flatMap((at) => [at.ipv4, at.ipv6, at.networkName, ...namesWithoutId(at), ...at.aliases]),
  ]
    .join('\n')
    .toLowerCase();
}

/** Returns the names of an attachment, without the short id of its container. */
export const namesWithoutId = ({ containerId, names }: Attachment): string[] =>
  names.filter((name) => !containerId.startsWith(name));

const idsOfContainer = (index: TopologyIndex, { id }: Container): string[] => [
  id,
  ...index.attachmentsOfContainer(id).flatMap(({ mac }) => mac ?? []),
];

function networkText(each: Network): string {
  return [
    each.name,
    each.driver,
    each.project,
    ...each.ipam.config.flatMap((config) => [config.subnet, config.gateway]),
    ...Object.entries(each.labels).map((pair) => pair.join('=')),
  ]
    .join('\n')
    .toLowerCase();
}

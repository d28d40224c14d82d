import { hasLabel, hasPart, networkFilter, resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, Network, NetworkFilter, TopologyIndex } from '@portolan/topology';
import { parseFilter } from './parseFilter.ts';
import { matchesTerms } from './matchesTerms.ts';
import type { Filter, StateFilter } from '../useView.ts';

/** The ids that pass a filter. */
export interface Matches {
  networks: ReadonlySet<string>;
  containers: ReadonlySet<string>;
}

/**
 * R80: what passes a filter. Text matches names, beginnings of ids and MAC addresses, images, projects, services, labels, addresses, aliases and
 * published ports, case aside; a container passes driver when one of its networks does; a network passes project
 * and state when one of its members does. R174: the words of the text filter too. With no filter everything passes
 * (`null`).
 */
export function filterTopology(index: TopologyIndex, filter: Filter): Matches | null {
  const { text: words, network: asked } = parseFilter(filter.text);
  const { drivers, projects, states } = filter;
  const asks = words.length + Object.keys(asked).length;
  if (asks + drivers.length + projects.length + states.length === 0) return null;

  const isAsked = networkFilter(index, asked);
  const isAskedOf = containerTest(index, asked);
  const onDriver = (each: Container) =>
    drivers.length === 0 || networksOf(index, each).some(({ driver }) => drivers.includes(driver));
  const inProject = (each: { project: string | null }) =>
    projects.length === 0 || projects.includes(each.project ?? '');
  const inState = (each: Container) => states.length === 0 || states.some((state) => isIn(state, each));

  const passes = (each: Container) => onDriver(each) && inProject(each) && inState(each);
  const membersPass = (network: Network, test: (each: Container) => boolean) =>
    index.attachmentsOfNetwork(network.id).some((attachment) => {
      const member = index.containers.get(attachment.containerId);
      return member !== undefined && test(member);
    });

  const containers = index.topology.containers.filter(
    (each) =>
      passes(each) &&
      isAskedOf(each) &&
      matchesTerms(words, containerText(index, each), idsOfContainer(index, each)),
  );
  const networks = index.topology.networks.filter(
    (network) =>
      isAsked(network) &&
      (drivers.length === 0 || drivers.includes(network.driver)) &&
      (projects.length === 0 || inProject(network) || membersPass(network, inProject)) &&
      (states.length === 0 || membersPass(network, inState)) &&
      matchesTerms(words, networkText(network), [network.id]),
  );
  return {
    containers: new Set(containers.map((each) => each.id)),
    networks: new Set(networks.map((each) => each.id)),
  };
}

/**
 * R174: what the words mean for a container: its own id, name, labels and project; and one of its networks that
 * passes all the others.
 */
function containerTest(index: TopologyIndex, asked: NetworkFilter): (each: Container) => boolean {
  const { id, name, label = [], project, ...ofNetwork } = asked;
  const isOnAsked = networkFilter(index, ofNetwork);
  const asksNetwork = Object.keys(ofNetwork).length > 0;
  return (each) =>
    (!id || id.some((part) => hasPart(each.id, part))) &&
    (!name || name.some((part) => hasPart(each.name, part))) &&
    label.every((wanted) => hasLabel(each.labels, wanted)) &&
    (!project || project.includes(each.project ?? '')) &&
    (!asksNetwork || networksOf(index, each).some(isOnAsked));
}

/** The networks of the stack a container uses. */
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

/** The names a container goes by on a network, but for the short form of its id. */
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

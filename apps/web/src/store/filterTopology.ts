import { resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, Network, TopologyIndex } from '@portolan/topology';
import { matchesWords } from './matchesWords.ts';
import type { Filter, StateFilter } from './useView.ts';

/** The ids that pass a filter. */
export interface Matches {
  networks: ReadonlySet<string>;
  containers: ReadonlySet<string>;
}

/**
 * R80: what passes a filter. Text matches names, beginnings of ids and MAC addresses, images, projects, services, labels, addresses, aliases and
 * published ports, case aside; a container passes driver when one of its networks does; a network passes project
 * and state when one of its members does. With no filter everything passes (`null`).
 */
export function filterTopology(index: TopologyIndex, filter: Filter): Matches | null {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { drivers, projects, states } = filter;
  if (words.length + drivers.length + projects.length + states.length === 0) return null;

  const networksOf = (each: Container) => {
    const resolved = resolveNamespace(each, index.containers);
    return index
      .attachmentsOfContainer(resolved.ownerId)
      .map((attachment) => index.networks.get(attachment.networkId));
  };
  const onDriver = (each: Container) =>
    drivers.length === 0 || networksOf(each).some((network) => network && drivers.includes(network.driver));
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
    (each) => passes(each) && matchesWords(words, containerText(index, each), idsOfContainer(index, each)),
  );
  const networks = index.topology.networks.filter(
    (network) =>
      (drivers.length === 0 || drivers.includes(network.driver)) &&
      (projects.length === 0 || inProject(network) || membersPass(network, inProject)) &&
      (states.length === 0 || membersPass(network, inState)) &&
      matchesWords(words, networkText(network), [network.id]),
  );
  return {
    containers: new Set(containers.map((each) => each.id)),
    networks: new Set(networks.map((each) => each.id)),
  };
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
    ...attachments.flatMap((at) => [at.ipv4, at.ipv6, at.networkName, ...namesOf(at), ...at.aliases]),
  ]
    .join('\n')
    .toLowerCase();
}

/** The names a container goes by on a network, but for the short form of its id. */
export const namesOf = ({ containerId, names }: Attachment): string[] =>
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

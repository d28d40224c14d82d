import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { namesWithoutId } from '../../store/filter/filterTopology.ts';
import { stateText } from '../../inspector/parts/StateDot.tsx';
import { toVisible } from '../../theme/toVisible.ts';

interface Entry {
  id: string;
  label: string;
  description: string;
  /** Further texts that the search looks in. */
  keywords: string[];
}

const CONTAINER = 'container ';
const NETWORK = 'network ';

/** Returns the engine’s id of the container or network of an entry; empty for an action. */
export function idsOfEntry(entryId: string): string[] {
  const kind = [CONTAINER, NETWORK].find((each) => entryId.startsWith(each));
  return kind === undefined ? [] : [entryId.slice(kind.length)];
}

/**
 * Returns the containers as entries. They are found by name, project, image, address, alias, network and published
 * port.
 */
export function containerEntries(index: TopologyIndex): (Entry & { container: Container })[] {
  return sortByName(index.topology.containers).map((container) => {
    const attachments = index.attachmentsOfContainer(container.id);
    return {
      id: `${CONTAINER}${container.id}`,
      container,
      label: toVisible(container.name, 80),
      description: toVisible(
        [stateText(container), container.project, container.image].filter(Boolean).join(' · '),
      ),
      keywords: [
        container.service ?? '',
        ...attachments.flatMap((each) => [
          each.ipv4 ?? '',
          each.ipv6 ?? '',
          each.networkName,
          ...namesWithoutId(each),
        ]),
        ...container.ports.map((port) => String(port.publicPort ?? '')),
      ],
    };
  });
}

/** Returns the networks as entries. They are found by name, driver, subnet and project. */
export function networkEntries(index: TopologyIndex): (Entry & { network: Network })[] {
  return sortByName(index.topology.networks).map((network) => {
    const subnets = network.ipam.config.map((each) => each.subnet);
    const members = index.attachmentsOfNetwork(network.id).length;
    return {
      id: `${NETWORK}${network.id}`,
      network,
      label: toVisible(network.name, 80),
      description: toVisible(
        [network.driver, ...subnets, members === 1 ? '1 member' : `${members} members`].join(' · '),
      ),
      keywords: [network.project ?? ''],
    };
  });
}

const sortByName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

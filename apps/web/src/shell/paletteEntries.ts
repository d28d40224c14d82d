import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { stateWord } from '../inspector/StateDot.tsx';
import { toVisible } from '../theme/toVisible.ts';

interface Entry {
  id: string;
  label: string;
  description: string;
  /** What it is found by beside label and description. */
  keywords: string[];
}

/** Containers to search: by name, project, image, address, alias. */
export function containerEntries(index: TopologyIndex): (Entry & { container: Container })[] {
  return sortByName(index.topology.containers).map((container) => {
    const attachments = index.attachmentsOfContainer(container.id);
    return {
      id: `container ${container.id}`,
      container,
      label: toVisible(container.name, 80),
      description: toVisible(
        [stateWord(container), container.project, container.image].filter(Boolean).join(' · '),
      ),
      keywords: [
        container.id,
        container.service ?? '',
        ...attachments.flatMap((each) => [each.ipv4 ?? '', each.ipv6 ?? '', each.networkName, ...each.names]),
        ...container.ports.map((port) => String(port.publicPort ?? '')),
      ],
    };
  });
}

/** Networks to search: by name, driver, subnet. */
export function networkEntries(index: TopologyIndex): (Entry & { network: Network })[] {
  return sortByName(index.topology.networks).map((network) => {
    const subnets = network.ipam.config.map((each) => each.subnet);
    const members = index.attachmentsOfNetwork(network.id).length;
    return {
      id: `network ${network.id}`,
      network,
      label: toVisible(network.name, 80),
      description: toVisible([network.driver, ...subnets, `${members} members`].join(' · ')),
      keywords: [network.id, network.project ?? ''],
    };
  });
}

const sortByName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

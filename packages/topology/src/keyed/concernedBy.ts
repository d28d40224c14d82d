import type { TopologyIndex } from '../TopologyIndex.ts';
import type { Touched } from './ChangeLog.ts';

/** The ids of the containers and networks that changes concern. Some of them may no longer exist. */
export interface Concerned {
  containers: Set<string>;
  networks: Set<string>;
}

/**
 * Returns what changes concern, beyond what they touched. A container is concerned with its own attachments, with their
 * networks, and with the containers in its chain of `container:` references and their attachments and networks. A network
 * is concerned with its own attachments and with their containers.
 */
export function concernedBy(index: TopologyIndex, touched: Touched): Concerned {
  const containers = new Set([...touched.containers, ...touched.attachedContainers]);
  const networks = new Set([...touched.networks, ...touched.attachedNetworks]);
  for (const id of touched.networks)
    for (const { containerId } of index.attachmentsOfNetwork(id)) containers.add(containerId);
  for (const id of touched.containers)
    for (const { networkId } of index.attachmentsOfContainer(id)) networks.add(networkId);
  index.addReferrers(containers);
  return { containers, networks };
}

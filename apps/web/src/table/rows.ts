import { resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, Network, TopologyIndex } from '@portolan/topology';
import type { Matches } from '../store/filter/filterTopology.ts';
import type { Selection } from '../store/selection.ts';

/** What all rows have in common. A click on a row makes `selection` the selection. */
interface Row {
  id: string;
  selection: Selection;
  /** The name for screen readers and menus. */
  name: string;
}

export interface ContainerRow extends Row {
  container: Container;
  /** The attachments of the network stack that the container uses: its own, or those of the stack's owner. */
  attachments: readonly Attachment[];
}

export interface NetworkRow extends Row {
  network: Network;
  members: number;
}

export interface AttachmentRow extends Row {
  attachment: Attachment;
  container: Container | undefined;
  network: Network | undefined;
}

/** R95: returns the rows of the three tables that pass the filter. An attachment passes if its container or network does. */
export function toRows(index: TopologyIndex, matches: Matches | null) {
  const { containers, networks, attachments } = index.topology;
  return {
    containers: containers
      .filter((each) => !matches || matches.containers.has(each.id))
      .map((container): ContainerRow => ({
        id: container.id,
        selection: { kind: 'container', id: container.id },
        name: container.name,
        container,
        attachments: index.attachmentsOfContainer(resolveNamespace(container, index.containers).ownerId),
      })),
    networks: networks
      .filter((each) => !matches || matches.networks.has(each.id))
      .map((network): NetworkRow => ({
        id: network.id,
        selection: { kind: 'network', id: network.id },
        name: network.name,
        network,
        members: index.attachmentsOfNetwork(network.id).length,
      })),
    attachments: attachments
      .filter(
        (each) =>
          !matches || matches.containers.has(each.containerId) || matches.networks.has(each.networkId),
      )
      .map((attachment): AttachmentRow => {
        const container = index.containers.get(attachment.containerId);
        return {
          id: attachment.id,
          selection: { kind: 'attachment', id: attachment.id },
          name: `${container?.name ?? attachment.containerId.slice(0, 12)} on ${attachment.networkName}`,
          attachment,
          container,
          network: index.networks.get(attachment.networkId),
        };
      }),
  };
}

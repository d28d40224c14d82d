import { concernedBy, resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, Network, TopologyIndex, Touched } from '@portolan/topology';
import type { Matches } from '../store/filter/filterTopology.ts';
import { formatSelection } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import type { ReachedContainer } from '../store/lens/viewFrom.ts';

/** What all rows have in common. A click on a row selects the entity of this kind and id. */
export interface Row {
  engine: string | null;
  kind: 'container' | 'network' | 'attachment';
  id: string;
  /** Tells it from all other rows, also from those of other engines: the entity as in the address of the page. */
  key: string;
  /** The name for screen readers and menus. */
  name: string;
}

const toRow = <T extends Selection>(selection: T): T & { key: string } => ({
  ...selection,
  key: formatSelection(selection),
});

export interface ContainerRow extends Row {
  container: Container;
  /** The attachments of the network stack that the container uses: its own, or those of the stack's owner. */
  attachments: readonly Attachment[];
  /** R256: how the viewer of the lens reaches it; `null` without such a lens, and where it does not. */
  reached: ReachedContainer | 'here' | null;
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

/** What the filter and the lens let pass on an engine. */
export interface Shown {
  engine: string | null;
  /** `null` if everything passes. */
  matches: Matches | null;
  reached: { viewerId: string; by: ReadonlyMap<string, ReachedContainer> } | null;
}

/**
 * R95: the rows of one table, in groups that change together: a group for each container or network. An attachment passes
 * if its container or network does.
 */
export interface RowSource<T extends Row> {
  groups: (index: TopologyIndex) => Iterable<string>;
  groupOf: (row: T) => string;
  rowsOf: (index: TopologyIndex, group: string, shown: Shown) => T[];
  /** The groups that changes concern. */
  concerned: (index: TopologyIndex, touched: Touched) => Iterable<string>;
  /** The groups that a container or network belongs to. */
  groupsWith: (index: TopologyIndex, kind: 'container' | 'network', id: string) => Iterable<string>;
}

export const containerRows: RowSource<ContainerRow> = {
  groups: (index) => index.containers.keys(),
  groupOf: ({ id }) => id,
  rowsOf: (index, id, { engine, matches, reached }) => {
    const container = index.containers.get(id);
    if (!container || (matches && !matches.containers.has(id))) return [];
    const { ownerId } = resolveNamespace(container, index.containers);
    return [
      {
        ...toRow({ engine, kind: 'container', id }),
        name: container.name,
        container,
        attachments: index.attachmentsOfContainer(ownerId),
        reached: reached?.viewerId === id ? 'here' : (reached?.by.get(id) ?? null),
      },
    ];
  },
  concerned: (index, touched) => concernedBy(index, touched).containers,
  groupsWith: (_index, kind, id) => (kind === 'container' ? [id] : []),
};

export const networkRows: RowSource<NetworkRow> = {
  groups: (index) => index.networks.keys(),
  groupOf: ({ id }) => id,
  rowsOf: (index, id, { engine, matches }) => {
    const network = index.networks.get(id);
    if (!network || (matches && !matches.networks.has(id))) return [];
    const members = index.attachmentsOfNetwork(id).length;
    return [{ ...toRow({ engine, kind: 'network', id }), name: network.name, network, members }];
  },
  concerned: (_index, touched) => new Set([...touched.networks, ...touched.attachedNetworks]),
  groupsWith: (_index, kind, id) => (kind === 'network' ? [id] : []),
};

/** A group is the attachments of one container. */
export const attachmentRows: RowSource<AttachmentRow> = {
  groups: (index) => new Set([...index.attachments.values()].map(({ containerId }) => containerId)),
  groupOf: ({ attachment }) => attachment.containerId,
  rowsOf: (index, containerId, { engine, matches }) =>
    index
      .attachmentsOfContainer(containerId)
      .filter(
        ({ networkId }) => !matches || matches.containers.has(containerId) || matches.networks.has(networkId),
      )
      .map((attachment) => {
        const container = index.containers.get(containerId);
        return {
          ...toRow({ engine, kind: 'attachment', id: attachment.id }),
          name: `${container?.name ?? containerId.slice(0, 12)} on ${attachment.networkName}`,
          attachment,
          container,
          network: index.networks.get(attachment.networkId),
        };
      }),
  concerned: (index, touched) => concernedBy(index, touched).containers,
  groupsWith: (index, kind, id) =>
    kind === 'container' ? [id] : index.attachmentsOfNetwork(id).map(({ containerId }) => containerId),
};

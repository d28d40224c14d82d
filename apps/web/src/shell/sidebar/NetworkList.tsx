import { memo } from 'react';
import { NetworkSwatch } from '../../inspector/parts/NetworkSwatch.tsx';
import { networkCounts } from '../../store/counts/networkCounts.ts';
import type { NetworkCount } from '../../store/counts/networkCounts.ts';
import type { Entity } from '../../store/selection.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useSelection } from '../../store/useSelection.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

/** R87: the networks with their colors on the map. A click selects a network. */
export function NetworkList() {
  const networks = useTopologyValue((index) => networkCounts(index).networks) ?? [];
  return <Networks title="Networks" limit={14} networks={networks} />;
}

/** R98: the networks that several projects share, the largest first. */
export function SharedList() {
  const networks = useTopologyValue((index) => networkCounts(index).shared) ?? [];
  return <Networks title="Shared by projects" limit={5} networks={networks} />;
}

function Networks(props: { title: string; limit: number; networks: readonly NetworkCount[] }) {
  const { title, limit, networks } = props;
  const { selection, select } = useSelection();
  if (networks.length === 0) return null;
  const selected = new Set(selection.flatMap((each) => (each.kind === 'network' ? each.id : [])));
  return (
    <SidebarSection title={title}>
      <FoldableList
        limit={limit}
        rows={networks}
        keyOf={({ network }) => network.id}
        render={(row) => <NetworkRow row={row} isSelected={selected.has(row.network.id)} select={select} />}
      />
    </SidebarSection>
  );
}

interface NetworkRowProps {
  row: NetworkCount;
  isSelected: boolean;
  select: (selection: Entity) => void;
}

const NetworkRow = memo(function NetworkRow({ row, isSelected, select }: NetworkRowProps) {
  const { network, members } = row;
  return (
    <SidebarRow
      mark={<NetworkSwatch network={network} />}
      name={network.name}
      end={members === 0 ? 'unused' : members}
      isPressed={isSelected}
      isQuiet={members === 0 || network.predefined}
      onClick={() => select({ kind: 'network', id: network.id })}
    />
  );
});

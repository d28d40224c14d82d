import type { TopologyIndex } from '@portolan/topology';
import { memo } from 'react';
import { NetworkSwatch } from '../../inspector/parts/NetworkSwatch.tsx';
import { orEngine } from '../../store/counts/engineOrder.ts';
import { idOfCount, inUseFirst, largestFirst, networkCounts } from '../../store/counts/networkCounts.ts';
import type { NetworkCount } from '../../store/counts/networkCounts.ts';
import { useMerged, withEngine } from '../../store/counts/useMerged.ts';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { formatSelection } from '../../store/selection.ts';
import type { Selection } from '../../store/selection.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

/** R87: the networks with their colors on the map. A click selects a network. */
export function NetworkList() {
  const networks = useMerged(useEachTopology(networksOf), byUse);
  return <Networks title="Networks" limit={14} networks={networks} />;
}

/** R98: the networks that several projects share, the largest first. */
export function SharedList() {
  const networks = useMerged(useEachTopology(sharedOf), bySize);
  return <Networks title="Shared by projects" limit={5} networks={networks} />;
}

const networksOf = (index: TopologyIndex, engine: string | null) =>
  withEngine(engine, networkCounts(index).networks);
const sharedOf = (index: TopologyIndex, engine: string | null) =>
  withEngine(engine, networkCounts(index).shared);
const byUse = orEngine(inUseFirst, idOfCount);
const bySize = orEngine(largestFirst, idOfCount);

interface NetworksProps {
  title: string;
  limit: number;
  networks: readonly OfEngine<NetworkCount>[];
}

function Networks({ title, limit, networks }: NetworksProps) {
  const { selection, select } = useView();
  if (networks.length === 0) return null;
  const selected = new Set(selection.map(formatSelection));
  return (
    <SidebarSection title={title}>
      <FoldableList
        limit={limit}
        rows={networks}
        keyOf={(row) => formatSelection(toSelection(row))}
        render={(row) => (
          <NetworkRow
            row={row}
            isSelected={selected.has(formatSelection(toSelection(row)))}
            select={select}
          />
        )}
      />
    </SidebarSection>
  );
}

const toSelection = ({ engine, value }: OfEngine<NetworkCount>): Selection => ({
  engine,
  kind: 'network',
  id: value.network.id,
});

interface NetworkRowProps {
  row: OfEngine<NetworkCount>;
  isSelected: boolean;
  select: (selection: Selection) => void;
}

const NetworkRow = memo(function NetworkRow({ row, isSelected, select }: NetworkRowProps) {
  const { network, members } = row.value;
  return (
    <EngineScope value={row.engine}>
      <SidebarRow
        mark={<NetworkSwatch network={network} />}
        name={network.name}
        engine={row.engine}
        end={members === 0 ? 'unused' : members}
        isPressed={isSelected}
        isQuiet={members === 0 || network.predefined}
        onClick={() => select(toSelection(row))}
      />
    </EngineScope>
  );
});

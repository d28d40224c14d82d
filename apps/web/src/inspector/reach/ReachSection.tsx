import { useEngine } from '../../store/engine/EngineScope.ts';
import { Button, Select } from '@mantine/core';
import { IconArrowUpRight, IconEye } from '@tabler/icons-react';
import type { EndId, TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { viewActionsOf } from '../../actions/viewActionsOf.ts';
import { useViewAction } from '../../actions/useViewAction.ts';
import { compareNames } from '../../store/counts/compareNames.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import { toVisible } from '../../theme/toVisible.ts';
import inspector from '../Inspector.module.css';
import { Section } from '../parts/Section.tsx';
import { useSelection } from '../../store/useSelection.ts';

/** The number of options shown; the user finds the others by typing. */
const MAX_SHOWN = 50;

/** R250, R256: selects a second end to get the verdict of the pair, or opens the view from here. */
export function ReachSection({ index, end }: { index: TopologyIndex; end: EndId }) {
  const { select, lens } = useSelection();
  const engine = useEngine();
  const look = useViewAction();
  const looks = viewActionsOf(index, toSelection(end), { selection: [], lens });
  // Made when the list is opened: it has every container.
  const [options, setOptions] = useState<Option[]>([]);
  return (
    <Section title="Reachability">
      <div className={inspector.actions}>
        {looks.map((each) => (
          <Button
            key={each.key}
            fullWidth
            justify="start"
            variant="default"
            leftSection={<IconEye size={15} aria-hidden />}
            disabled={each.refusal !== null}
            title={each.refusal ?? undefined}
            onClick={() => look(each)}
          >
            {each.label}
          </Button>
        ))}
        <Select
          aria-label={`Can ${toVisible(endName(index, end), 60)} reach …`}
          placeholder={
            end === 'host' || end === 'outside' ? `What does ${endName(index, end)} reach…` : 'Can it reach…'
          }
          size="xs"
          leftSection={<IconArrowUpRight size={15} aria-hidden />}
          data={options}
          onDropdownOpen={() =>
            setOptions(endOptions(topologyStoreOf(engine).getState().index ?? index, end))
          }
          onDropdownClose={() => setOptions([])}
          value={null}
          searchable
          limit={MAX_SHOWN}
          maxDropdownHeight={260}
          nothingFoundMessage="No container matches"
          onChange={(other) => other !== null && select(toSelection(end), toSelection(other))}
        />
      </div>
    </Section>
  );
}

interface Option {
  value: string;
  label: string;
}

function endOptions(index: TopologyIndex, self: EndId): Option[] {
  const containers = [...index.containers.values()]
    .map(({ id, name }) => ({ value: id, label: toVisible(name, 80) }))
    .sort((a, b) => compareNames(a.label, b.label));
  const hostAndOutside = [
    { value: 'host', label: 'The host' },
    { value: 'outside', label: 'The outside' },
  ];
  return [...hostAndOutside, ...containers].filter(({ value }) => value !== self);
}

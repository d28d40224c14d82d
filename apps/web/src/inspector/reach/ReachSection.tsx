import { useEngine } from '../../store/engine/EngineScope.ts';
import { Button, Select } from '@mantine/core';
import { IconArrowUpRight, IconEye } from '@tabler/icons-react';
import type { EndId, TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { viewActionsOf } from '../../actions/viewActionsOf.ts';
import { useViewAction } from '../../actions/useViewAction.ts';
import { compareNames } from '../../store/counts/compareNames.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { endNameOn } from '../../store/verdict/acrossNames.ts';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { formatSelection, parseSelection } from '../../store/selection.ts';
import { useView } from '../../store/useView.ts';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import { toVisible } from '../../theme/toVisible.ts';
import inspector from '../Inspector.module.css';
import { Section } from '../parts/Section.tsx';
import { useSelection } from '../../store/useSelection.ts';

/** The number of options shown; the user finds the others by typing. */
const MAX_SHOWN = 50;

/** R250, R256: selects a second end to get the verdict of the pair, or opens the view from here. */
export function ReachSection({ index, end }: { index: TopologyIndex; end: EndId }) {
  const { lens } = useSelection();
  const { select } = useView();
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
          onDropdownOpen={() => setOptions(endOptions(engine, end))}
          onDropdownClose={() => setOptions([])}
          value={null}
          searchable
          limit={MAX_SHOWN}
          maxDropdownHeight={260}
          nothingFoundMessage="No container matches"
          onChange={(text) => {
            const other = text === null ? null : parseSelection(text);
            if (other) select({ ...toSelection(end), engine }, other);
          }}
        />
      </div>
    </Section>
  );
}

interface Option {
  value: string;
  label: string;
}

/**
 * Returns the other ends: the host, the outside and the containers of the engine, then those of the others that are shown, each
 * with the name of its engine.
 */
function endOptions(engine: string | null, self: EndId): Option[] {
  const { engines } = useShownStore.getState();
  const others = engines.filter((each) => each !== engine);
  const own = formatSelection({ ...toSelection(self), engine });
  return [engine, ...others]
    .flatMap((each) => optionsOn(each, each === engine))
    .filter(({ value }) => value !== own);
}

function optionsOn(engine: string | null, isOwn: boolean): Option[] {
  const { index } = topologyStoreOf(engine).getState();
  if (!index) return [];
  const place = summaryOf(useEnginesStore.getState(), engine)?.name ?? '';
  const toOption = (end: EndId, label: string): Option => ({
    value: formatSelection({ ...toSelection(end), engine }),
    label,
  });
  const containers = [...index.containers.values()]
    .map(({ id, name }) => toOption(id, toVisible(isOwn ? name : endNameOn(place, index, id), 80)))
    .sort((a, b) => compareNames(a.label, b.label));
  const hosts = isOwn
    ? [toOption('host', 'The host'), toOption('outside', 'The outside')]
    : [toOption('host', `The host of ${place}`)];
  return [...hosts, ...containers];
}

import { Select } from '@mantine/core';
import type { EngineSummary } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { keyOf, summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { toVisible } from '../../theme/toVisible.ts';
import classes from './Dialog.module.css';

interface EngineFieldProps {
  /** What the dialog asks for on any engine: it has no ids. */
  intent: Intent;
  /** Called when the user has chosen another engine, with what is there. */
  onMove: (index: TopologyIndex) => void;
  /** True if it is too late to choose another one. */
  isFixed: boolean;
}

/** The number of engines from which on the field can be typed into. */
const MANY = 8;

/**
 * R311: the field at the top of a dialog that was opened without a place, where several engines are shown: the engine that
 * is changed. Those that do not answer cannot be chosen, and say so.
 */
export function EngineField({ intent, onMove, isFixed }: EngineFieldProps) {
  const engine = useEngine();
  const engines = useShownSummaries();
  const name = useEnginesStore((state) => summaryOf(state, engine)?.name);
  if (!useIsSeveral()) return null;
  const byName = new Map(engines.map((each) => [each.name, each]));
  const move = (chosen: EngineSummary) => {
    const { index } = topologyStoreOf(keyOf(chosen)).getState();
    if (chosen.name === name || !index) return;
    requestIntent(keyOf(chosen), intent);
    onMove(index);
  };
  return (
    <Select
      label="Engine"
      data={engines.map((each) => ({
        value: each.name,
        label: toVisible(each.name, 64),
        disabled: each.state !== 'live',
      }))}
      value={name ?? null}
      onChange={(value) => {
        const chosen = byName.get(value ?? '');
        if (chosen) move(chosen);
      }}
      renderOption={({ option }) => (
        <span className={classes.engine}>
          <span>{option.label}</span>
          <small>{stateText(byName.get(option.value))}</small>
        </span>
      )}
      searchable={engines.length > MANY}
      nothingFoundMessage="No engine matches"
      disabled={isFixed}
      allowDeselect={false}
      withScrollArea={false}
      classNames={{ options: classes.options }}
    />
  );
}

function stateText(engine: EngineSummary | undefined): string {
  if (!engine) return '';
  const { state, containers, networks } = engine;
  if (state === 'live') return `live · ${containers ?? 0} containers · ${networks ?? 0} networks`;
  return state === 'connecting' ? 'has not answered yet' : 'does not answer, so nothing can be changed';
}

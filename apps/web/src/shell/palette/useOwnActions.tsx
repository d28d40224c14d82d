import { useMantineColorScheme } from '@mantine/core';
import type { SpotlightActionData } from '@mantine/spotlight';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { actionsOf } from '../../actions/actionsOf.ts';
import { useViewAction } from '../../actions/useViewAction.ts';
import { viewActionsOf } from '../../actions/viewActionsOf.ts';
import { Place } from '../../inspector/parts/Place.tsx';
import { useSelectedIndex } from '../../inspector/useSelectedIndex.ts';
import { useRefusalToProbe } from '../../probes/refusalToProbe.ts';
import { setPickerOpen } from '../../probes/runProject.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Entity } from '../../store/selection.ts';
import { useSelection } from '../../store/useSelection.ts';
import { useView } from '../../store/useView.ts';
import { endName, endOf } from '../../store/verdict/endPair.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { schemes } from '../header/ThemeMenu.tsx';
import { openOverlay } from '../overlayStore.ts';
import { connectIntent, runIntent } from '../useShortcuts.ts';

const nothing: Entity[] = [];

/**
 * R88: returns the actions on what is selected on the engine of this part of the page, those on this engine, and those on
 * the page. R306: where several engines are shown, the former two name theirs.
 */
export function useOwnActions(): SpotlightActionData[] {
  const canChange = useChangesRefusal() === null;
  const canProbe = useRefusalToProbe() === null;
  const engine = useEngine();
  const isSeveral = useIsSeveral();
  const { show, selection: all } = useView();
  const { selection: own, select, lens, setLens } = useSelection();
  // One change concerns one engine only.
  const selection = own.length === all.length ? own : nothing;
  const index = useSelectedIndex(selection);
  const performViewAction = useViewAction();
  const { setColorScheme } = useMantineColorScheme();

  return useMemo(() => {
    const actions: SpotlightActionData[] = [];
    const add = (label: string, onClick: () => void) =>
      actions.push({ id: label, label, onClick, leftSection: <IconArrowRight size={15} /> });
    const addHere = (label: string, onClick: () => void) =>
      actions.push({
        ...{ id: label, label, onClick, leftSection: <IconArrowRight size={15} /> },
        rightSection: isSeveral && <Place engine={engine} />,
      });
    const [only] = selection;
    if (index && selection.length === 1 && only) {
      for (const each of viewActionsOf(index, only, { selection, lens }))
        if (!each.refusal) addHere(toVisible(each.label, 80), () => performViewAction(each));
      const end = endOf(only);
      for (const other of ['outside', 'host'] as const)
        if (end !== null && end !== other)
          addHere(`Can ${toVisible(endName(index, end), 60)} reach the ${other}?`, () =>
            select(only, { kind: other }),
          );
    }
    if (index && canChange) {
      const ofSelected = selection.length === 1 && only ? actionsOf(index, only) : [];
      for (const each of ofSelected)
        if (!each.refusal) addHere(toVisible(each.label, 80), () => requestIntent(engine, each.intent));
      if (ofSelected.length === 0)
        addHere('Connect…', () => requestIntent(engine, connectIntent(engine, selection)));
      addHere('New network…', () => requestIntent(engine, { kind: 'create-network' }));
      addHere('Run container…', () => requestIntent(engine, runIntent(engine, selection)));
      addHere('Prune networks…', () => requestIntent(engine, { kind: 'prune-networks' }));
    }
    if (lens?.kind === 'exposed') add('Leave the Exposed lens', () => setLens(null));
    else add('Exposed: only what the outside can reach', () => setLens({ kind: 'exposed' }));
    add('Activity', () => openOverlay('activity'));
    add('Show the map', () => show('map'));
    add('Show the table', () => show('table'));
    add('Show the matrix: which containers reach which', () => show('matrix'));
    if (canProbe) {
      add('Test a project…', () => {
        show('matrix');
        setPickerOpen(true);
      });
    }
    for (const { value, label } of schemes) add(`Theme: ${label}`, () => setColorScheme(value));
    add('Keyboard shortcuts', () => openOverlay('shortcuts'));
    add('Glossary', () => openOverlay('glossary'));
    return actions;
  }, [
    engine,
    isSeveral,
    index,
    canChange,
    canProbe,
    selection,
    select,
    show,
    lens,
    setLens,
    performViewAction,
    setColorScheme,
  ]);
}

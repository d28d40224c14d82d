import { useEngine } from '../../store/engine/EngineScope.ts';
import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { actionsOf } from '../../actions/actionsOf.ts';
import { viewActionsOf } from '../../actions/viewActionsOf.ts';
import { useViewAction } from '../../actions/useViewAction.ts';
import { setPickerOpen } from '../../probes/runProject.ts';
import { useRefusalToProbe } from '../../probes/refusalToProbe.ts';
import { useEnginesStore, usePlace } from '../../store/engine/enginesStore.ts';
import { requestIntent } from '../../store/intentStore.ts';
import { endName, endOf } from '../../store/verdict/endPair.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useSelection } from '../../store/useSelection.ts';
import { useView } from '../../store/useView.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { StateDot } from '../../inspector/parts/StateDot.tsx';
import { useSelectedIndex } from '../../inspector/useSelectedIndex.ts';
import { NetworkSwatch } from '../../inspector/parts/NetworkSwatch.tsx';
import classes from './Palette.module.css';
import { EngineDot } from '../engine/EngineDot.tsx';
import { useSwitchEngine } from '../engine/useSwitchEngine.ts';
import { closeOverlay, openOverlay, useOverlayStore } from '../overlayStore.ts';
import { areActionsFirst, paletteEntries, searchEntries } from './paletteEntries.ts';
import { schemes } from '../header/ThemeMenu.tsx';
import { connectIntent, runIntent } from '../useShortcuts.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { serverRefusal } from '../../store/engine/refusals.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

/** The number of entries that are shown; the user finds the others by typing. */
const LIMIT = 30;

/** `search` finds what to show. */
const noActions: SpotlightActionData[] = [];

/** R88: search for containers and networks, and all actions, by keyboard. */
export default function Palette() {
  const canChange = useChangesRefusal() === null;
  const canProbe = useRefusalToProbe() === null;
  const engine = useEngine();
  const { show } = useView();
  const { selection, select, lens, setLens } = useSelection();
  const index = useSelectedIndex(selection);
  const entries = useTopologyValue(paletteEntries);
  const performViewAction = useViewAction();
  const engines = useEnginesStore((state) => state.engines);
  const place = usePlace();
  const switchEngine = useSwitchEngine();
  const canAddEngine = useServerStore((state) => serverRefusal(state) === null);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    spotlight.open();
  }, []);

  const ownActions = useMemo(() => {
    const actions: SpotlightActionData[] = [];
    const add = (label: string, onClick: () => void) =>
      actions.push({ id: label, label, onClick, leftSection: <IconArrowRight size={15} /> });
    const [only] = selection;
    if (index && selection.length === 1 && only) {
      for (const each of viewActionsOf(index, only, { selection, lens }))
        if (!each.refusal) add(toVisible(each.label, 80), () => performViewAction(each));
      const end = endOf(only);
      for (const other of ['outside', 'host'] as const)
        if (end !== null && end !== other)
          add(`Can ${toVisible(endName(index, end), 60)} reach the ${other}?`, () =>
            select(only, { kind: other }),
          );
    }
    if (index && canChange) {
      const ofSelected = selection.length === 1 && only ? actionsOf(index, only) : [];
      for (const each of ofSelected)
        if (!each.refusal) add(toVisible(each.label, 80), () => requestIntent(engine, each.intent));
      if (ofSelected.length === 0) add('Connect…', () => requestIntent(engine, connectIntent(selection)));
      add('New network…', () => requestIntent(engine, { kind: 'create-network' }));
      add('Run container…', () => requestIntent(engine, runIntent(selection)));
      add('Prune networks…', () => requestIntent(engine, { kind: 'prune-networks' }));
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

  const toEngines = useMemo(
    () =>
      [...(engines?.values() ?? [])]
        .filter(({ name }) => name !== place && place !== null)
        .map((engine): SpotlightActionData => ({
          id: `engine ${engine.name}`,
          label: `Switch to engine ${engine.name}`,
          leftSection: (
            <span className={classes.mark}>
              <EngineDot engine={engine} />
            </span>
          ),
          onClick: () => switchEngine(engine),
        })),
    [engines, place, switchEngine],
  );

  /** After those to switch to one, which is done more often. */
  const addEngine: SpotlightActionData[] = canAddEngine
    ? [
        {
          id: 'add engine',
          label: 'Add engine…',
          leftSection: <IconArrowRight size={15} />,
          onClick: () => requestIntent(engine, { kind: 'add-engine' }),
        },
      ]
    : [];

  /** Makes only the entries that are shown: there may be thousands. */
  const search = (query: string): SpotlightActionGroupData[] => {
    const isEmpty = query.trim() === '';
    const found = searchActions(
      [...ownActions, ...(isEmpty ? toEngines.slice(0, 5) : toEngines), ...addEngine],
      query,
    );
    let room = LIMIT - found.length;
    const containers = searchEntries(entries?.containers ?? [], query, room, ({ container }) => container.id);
    room -= containers.length;
    const networks = searchEntries(entries?.networks ?? [], query, room, ({ network }) => network.id);
    const actions = { group: 'Actions', actions: found };
    const onEngine = [
      {
        group: 'Containers',
        actions: containers.map(({ container, label, description }) => ({
          id: `container ${container.id}`,
          label,
          description,
          leftSection: <StateDot container={container} />,
          onClick: () => select({ kind: 'container', id: container.id }),
        })),
      },
      {
        group: 'Networks',
        actions: networks.map(({ network, label, description }) => ({
          id: `network ${network.id}`,
          label,
          description,
          leftSection: <NetworkSwatch network={network} />,
          onClick: () => select({ kind: 'network', id: network.id }),
        })),
      },
    ];
    const names = [
      ...containers.flatMap(({ label, container }) => [label, container.project ?? '']),
      ...networks.flatMap(({ label, network }) => [label, network.project ?? '']),
    ];
    const labels = found.map(({ label }) => label ?? '');
    return areActionsFirst(query, labels, names) ? [actions, ...onEngine] : [...onEngine, actions];
  };

  return (
    <Spotlight
      actions={noActions}
      shortcut={null}
      classNames={{ action: classes.action }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      limit={LIMIT}
      scrollable
      maxHeight={420}
      // The chosen action may have opened another overlay, which must not be closed.
      onSpotlightClose={() => useOverlayStore.getState().open === 'palette' && closeOverlay()}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      nothingFound="Nothing found"
      filter={search}
      searchProps={{
        placeholder: 'Search containers, networks, addresses, actions…',
        'aria-label': 'Search',
        leftSection: <IconSearch size={18} />,
      }}
    />
  );
}

/** R80: finds the actions as the entries are found, by their labels. */
function searchActions(actions: readonly SpotlightActionData[], query: string): SpotlightActionData[] {
  const entries = actions.map((action) => {
    const label = action.label ?? '';
    return { action, label, description: '', text: label.toLowerCase() };
  });
  return searchEntries(entries, query, LIMIT, () => '').map(({ action }) => action);
}

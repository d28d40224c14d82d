import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { NetworkSwatch } from '../../inspector/parts/NetworkSwatch.tsx';
import { Place } from '../../inspector/parts/Place.tsx';
import { StateDot } from '../../inspector/parts/StateDot.tsx';
import { useMerged, withEngine } from '../../store/counts/useMerged.ts';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { nameOfEngine, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { useActionEngine } from '../../store/engine/useActionEngine.ts';
import { formatSelection } from '../../store/selection.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { closeOverlay, useOverlayStore } from '../overlayStore.ts';
import classes from './Palette.module.css';
import { areActionsFirst, byLabelOnEach, paletteEntries, searchEntries } from './paletteEntries.ts';
import type { ContainerEntry, NetworkEntry } from './paletteEntries.ts';
import { useEngineActions } from './useEngineActions.tsx';
import { useOwnActions } from './useOwnActions.tsx';

/** The number of entries that are shown; the user finds the others by typing. */
const LIMIT = 30;

/** `search` finds what to show. */
const noActions: SpotlightActionData[] = [];

/** R88: search for containers and networks, and all actions, by keyboard. */
export default function Palette() {
  return (
    <EngineScope value={useActionEngine()}>
      <Search />
    </EngineScope>
  );
}

/** R306: what is found is that of all engines that are shown, the actions are those of the engine of this part of the page. */
function Search() {
  const ownActions = useOwnActions();
  const engineActions = useEngineActions();
  const containers = useMerged(useEachTopology(containersOn), byLabelOnEach);
  const networks = useMerged(useEachTopology(networksOn), byLabelOnEach);
  const { select } = useView();
  const isSeveral = useIsSeveral();
  const defaultName = useEnginesStore((state) => nameOfEngine(state, null));
  const nameOf = (engine: string | null) => (isSeveral ? (engine ?? defaultName) : '');
  useEffect(() => {
    spotlight.open();
  }, []);

  const toAction = (
    { engine, value: { id, label, description } }: OfEngine<ContainerEntry | NetworkEntry>,
    kind: 'container' | 'network',
    mark: ReactNode,
  ): SpotlightActionData => ({
    ...{ id: formatSelection({ engine, kind, id }), label, description },
    leftSection: <EngineScope value={engine}>{mark}</EngineScope>,
    rightSection: isSeveral && <Place engine={engine} />,
    onClick: () => select({ engine, kind, id }),
  });

  /** Makes only the entries that are shown: there may be thousands. */
  const search = (query: string): SpotlightActionGroupData[] => {
    const found = searchActions([...ownActions, ...engineActions(query)], query);
    let room = LIMIT - found.length;
    const foundContainers = searchEntries(containers, query, room, nameOf);
    room -= foundContainers.length;
    const foundNetworks = searchEntries(networks, query, room, nameOf);
    const actions = { group: 'Actions', actions: found };
    const onEngines = [
      {
        group: 'Containers',
        actions: foundContainers.map((each) =>
          toAction(each, 'container', <StateDot container={each.value.container} />),
        ),
      },
      {
        group: 'Networks',
        actions: foundNetworks.map((each) =>
          toAction(each, 'network', <NetworkSwatch network={each.value.network} />),
        ),
      },
    ];
    const names = [
      ...foundContainers.flatMap(({ value }) => [value.label, value.container.project ?? '']),
      ...foundNetworks.flatMap(({ value }) => [value.label, value.network.project ?? '']),
    ];
    const labels = found.map(({ label }) => label ?? '');
    return areActionsFirst(query, labels, names) ? [actions, ...onEngines] : [...onEngines, actions];
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

const containersOn = (index: TopologyIndex, engine: string | null) =>
  withEngine(engine, paletteEntries(index).containers);
const networksOn = (index: TopologyIndex, engine: string | null) =>
  withEngine(engine, paletteEntries(index).networks);

/** R80: finds the actions as the entries are found, by their labels. */
function searchActions(actions: readonly SpotlightActionData[], query: string): SpotlightActionData[] {
  const entries = actions.map((action) => {
    const label = action.label ?? '';
    return { engine: null, value: { id: '', action, label, description: '', text: label.toLowerCase() } };
  });
  return searchEntries(entries, query, LIMIT, () => '').map(({ value }) => value.action);
}

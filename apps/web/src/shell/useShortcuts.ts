import { useHotkeys } from '@mantine/hooks';
import { dismissIntent, requestIntent, useIntentStore } from '../store/intentStore.ts';
import type { Intent } from '../store/intentStore.ts';
import { recordAction } from '../store/lastActionStore.ts';
import { selectedIds } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { changesDisabledReason, useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import type { Inspected, Lens } from '../store/useView.ts';
import { undoNewest } from './activity/undoNewest.ts';
import { openOverlay, useOverlayStore } from './overlayStore.ts';

export function useShortcuts(): void {
  const { selection, show, inspected, inspect, lens, setLens } = useView();
  const request = (intent: Intent | null) => {
    if (intent && changesDisabledReason(useTopologyStore.getState()) === null) requestIntent(intent);
  };
  const unlessBusy = (handle: () => void) => () => {
    const { open } = useOverlayStore.getState();
    if (useIntentStore.getState().intent === null && open === null && inspected === null) handle();
  };
  const openPalette = () => {
    dismissIntent();
    openOverlay('palette');
  };

  useHotkeys([['mod+K', openPalette]], []);
  useHotkeys([
    ['/', unlessBusy(focusFilter)],
    // Where "/" is on the shifted 7, as on German keyboards.
    ['shift+/', unlessBusy(focusFilter)],
    ['1', unlessBusy(() => show('map'))],
    ['2', unlessBusy(() => show('table'))],
    ['3', unlessBusy(() => show('matrix'))],
    ['a', unlessBusy(() => openOverlay('activity'))],
    ['mod+Z', unlessBusy(undoIfAllowed)],
    ['v', unlessBusy(() => setLens(nextView(selection, lens)))],
    ['x', unlessBusy(() => setLens(lens?.kind === 'exposed' ? null : { kind: 'exposed' }))],
    ['Escape', unlessBusy(() => lens && !isInMenu() && setLens(null)), { preventDefault: false }],
    ['i', unlessBusy(() => inspect(inspectable(selection)))],
    ['n', unlessBusy(() => request({ kind: 'create-network' }))],
    ['r', unlessBusy(() => request(runIntent(selection)))],
    ['c', unlessBusy(() => request(connectIntent(selection)))],
    ['Delete', unlessBusy(() => request(removeIntent(selection)))],
    ['shift+?', unlessBusy(() => openOverlay('shortcuts'))],
  ]);
}

/** R256: the view from the one selected container; from where one looks already, everything again. */
function nextView([only, ...more]: Selection[], lens: Lens | null): Lens | null {
  if (only?.kind !== 'container' || more.length > 0) return lens?.kind === 'from' ? null : lens;
  return lens?.kind === 'from' && lens.containerId === only.id
    ? null
    : { kind: 'from', containerId: only.id };
}

/** Whether a key belongs to a list that is open over the page. */
const isInMenu = (): boolean => document.activeElement?.closest('[role=menu], [role=listbox]') != null;

/** R88: what "connect" means for what is selected: container and network are taken from it. */
export function connectIntent(selection: Selection[]): Intent {
  return {
    kind: 'connect',
    containerIds: selectedIds(selection, 'container'),
    networkIds: selectedIds(selection, 'network'),
  };
}

/** R88: what "run" means for what is selected: on its networks. */
export function runIntent(selection: Selection[]): Intent {
  return { kind: 'run-container', networkIds: selectedIds(selection, 'network') };
}

function undoIfAllowed(): void {
  const blocked = changesDisabledReason(useTopologyStore.getState());
  if (blocked === null) undoNewest();
  else recordAction(blocked);
}

/** What is inspected of a selection: the one thing in it, if it has JSON of its own. */
function inspectable([only, ...more]: Selection[]): Inspected | null {
  return only && 'id' in only && more.length === 0 ? only : null;
}

function removeIntent(selection: Selection[]): Intent | null {
  const networkIds = selectedIds(selection, 'network');
  if (networkIds.length > 0 && networkIds.length === selection.length) {
    return { kind: 'remove-networks', networkIds };
  }
  const [only] = selection;
  if (selection.length !== 1 || !only) return null;
  const attachment =
    only.kind === 'attachment' ? useTopologyStore.getState().index?.attachments.get(only.id) : undefined;
  return attachment
    ? { kind: 'disconnect', containerId: attachment.containerId, networkId: attachment.networkId }
    : null;
}

function focusFilter(): void {
  const filter = document.getElementById('filter');
  if (filter) filter.focus();
  else openOverlay('sidebar');
}

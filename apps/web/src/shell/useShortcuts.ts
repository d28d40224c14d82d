import { useHotkeys } from '@mantine/hooks';
import { dismissIntent, requestIntent, useIntentStore } from '../store/intentStore.ts';
import type { Intent } from '../store/intentStore.ts';
import { recordAction } from '../store/lastActionStore.ts';
import { selectedIds } from '../store/selection.ts';
import type { Entity, Selection } from '../store/selection.ts';
import { changesRefusalOf } from '../store/engine/refusals.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
import { useActionEngine } from '../store/engine/useActionEngine.ts';
import { useView } from '../store/useView.ts';
import type { Inspected, Lens } from '../store/useView.ts';
import { undoNewest } from './activity/undoNewest.ts';
import { openOverlay, useOverlayStore } from './overlayStore.ts';
import { shortcuts } from './shortcuts.ts';
import type { Shortcut } from './shortcuts.ts';

type HotkeyItem = Parameters<typeof useHotkeys>[0][number];

export function useShortcuts(): void {
  const engine = useActionEngine();
  const { show, inspected, selection: all, inspect, lens, setLens } = useView();
  const [first] = all;
  const isOfSeveral = all.some((each) => each.engine !== first?.engine);
  const selection = all.filter((each) => each.engine === engine);
  const request = (intent: Intent | null) => {
    if (intent && changesRefusalOf(engine) === null) requestIntent(engine, intent);
  };
  /** For what concerns all that is selected. */
  const requestOfOne = (toIntent: (engine: string | null, selection: Entity[]) => Intent | null) => {
    if (isOfSeveral)
      recordAction(undefined, 'What is selected is on several engines. One change concerns one engine only.');
    else if (first) {
      const intent = toIntent(first.engine, all);
      const refusal = changesRefusalOf(first.engine);
      if (intent && refusal === null) requestIntent(first.engine, intent);
      else if (intent) recordAction(first.engine, refusal ?? '');
    } else request(toIntent(engine, []));
  };
  const unlessBusy = (handle: () => void) => (event: KeyboardEvent) => {
    if (isInPopup(event)) return;
    const { open } = useOverlayStore.getState();
    if (useIntentStore.getState().intent === null && open === null && inspected === null) handle();
  };
  const openPalette = () => {
    dismissIntent();
    openOverlay('palette');
  };

  const handlers: Record<Shortcut, (event: KeyboardEvent) => void> = {
    'mod+K': openPalette,
    '/': unlessBusy(focusFilter),
    '1': unlessBusy(() => show('map')),
    '2': unlessBusy(() => show('table')),
    '3': unlessBusy(() => show('matrix')),
    a: unlessBusy(() => openOverlay('activity')),
    'mod+Z': unlessBusy(() => undoNewest(useShownStore.getState().engines)),
    v: unlessBusy(() => setLens(nextLens(all, lens))),
    x: unlessBusy(() => setLens(lens?.kind === 'exposed' ? null : { kind: 'exposed' })),
    Escape: unlessBusy(() => lens && setLens(null)),
    i: unlessBusy(() => inspect(inspectable(all))),
    n: unlessBusy(() => request({ kind: 'create-network' })),
    r: unlessBusy(() => request(runIntent(engine, selection))),
    c: unlessBusy(() => requestOfOne(connectIntent)),
    Delete: unlessBusy(() => requestOfOne(removeIntent)),
    'shift+?': unlessBusy(() => openOverlay('shortcuts')),
  };
  const toItem = (keys: string, handle: (event: KeyboardEvent) => void): HotkeyItem => [
    keys,
    (event) => {
      if (isTyping(event)) return;
      if (keys !== 'Escape') event.preventDefault();
      handle(event);
    },
    { preventDefault: false },
  ];
  useHotkeys([['mod+K', handlers['mod+K']]], []);
  useHotkeys(
    [
      ...shortcuts
        .filter(({ keys }) => keys !== 'mod+K')
        .map(({ keys }): HotkeyItem => toItem(keys, handlers[keys])),
      // On some keyboards, such as German ones, "/" is typed with Shift.
      toItem('shift+/', handlers['/']),
    ],
    ['TEXTAREA', 'SELECT'],
  );
}

/** True for keys in a field for text. A click on the view leaves the focus in a radio button, where keys have their usual meaning. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';

/** R256: returns the view from the single selected container, or no lens if that view is shown already. */
function nextLens([only, ...more]: Selection[], lens: Lens | null): Lens | null {
  if (only?.kind !== 'container' || more.length > 0) return lens?.kind === 'from' ? null : lens;
  const isShown = lens?.kind === 'from' && lens.containerId === only.id && lens.engine === only.engine;
  return isShown ? null : { kind: 'from', engine: only.engine, containerId: only.id };
}

/**
 * True if the key was pressed in an open menu, listbox or popover, which handles keys itself. Escape may have closed it, and
 * moved the focus, by now.
 */
const isInPopup = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('[role=menu], [role=listbox], [role=dialog]') !== null;

/** R88: returns the intent to connect, with the selected containers and networks. */
export function connectIntent(engine: string | null, selection: Entity[]): Intent {
  return { kind: 'connect', ...existingIds(engine, selection) };
}

/** R88: returns the intent to run a container on the selected networks. */
export function runIntent(engine: string | null, selection: Entity[]): Intent {
  return { kind: 'run-container', networkIds: existingIds(engine, selection).networkIds };
}

/** What is selected stays selected when it is gone, after an Undo for example. */
function existingIds(engine: string | null, selection: Entity[]) {
  const { index } = topologyStoreOf(engine).getState();
  return {
    containerIds: selectedIds(selection, 'container').filter((id) => index?.containers.has(id)),
    networkIds: selectedIds(selection, 'network').filter((id) => index?.networks.has(id)),
  };
}

/** Returns the single selected entity, if the engine has JSON of it. */
function inspectable([only, ...more]: Selection[]): Inspected | null {
  return only && 'id' in only && more.length === 0 ? only : null;
}

function removeIntent(engine: string | null, selection: Entity[]): Intent | null {
  const networkIds = selectedIds(selection, 'network');
  if (networkIds.length > 0 && networkIds.length === selection.length) {
    return { kind: 'remove-networks', networkIds };
  }
  const [only] = selection;
  if (selection.length !== 1 || !only) return null;
  const attachment =
    only.kind === 'attachment'
      ? topologyStoreOf(engine).getState().index?.attachments.get(only.id)
      : undefined;
  return attachment
    ? { kind: 'disconnect', containerId: attachment.containerId, networkId: attachment.networkId }
    : null;
}

function focusFilter(): void {
  const filter = document.getElementById('filter');
  if (filter) filter.focus();
  else openOverlay('sidebar');
}

import { isRunning } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { endName, endOf, toSelection } from '../store/verdict/endPair.ts';
import type { Selection } from '../store/selection.ts';
import type { Lens } from '../store/useView.ts';

/** Something that can be looked at about a thing. It changes nothing of the engine, so that nothing forbids it. */
export type ViewAction = { key: string; label: string; refusal: string | null } & (
  { lens: Lens | null } | { select: [from: Selection, to: Selection] }
);

/** R256: what can be looked at about a thing, the same on map, in inspector, table and palette, as it is shown now. */
export function viewActionsOf(
  index: TopologyIndex,
  thing: Selection,
  shown: { selection: readonly Selection[]; lens: Lens | null },
): ViewAction[] {
  const end = endOf(thing);
  if (end === null) return [];
  const looks: ViewAction[] = [];
  const container = index.containers.get(end);
  if (container) {
    const isHere = shown.lens?.kind === 'from' && shown.lens.containerId === end;
    looks.push({
      key: 'view',
      label: isHere ? 'Leave the view from here' : 'View from here',
      refusal: isHere || isRunning(container) ? null : `${container.name} does not run: it reaches nothing.`,
      lens: isHere ? null : { kind: 'from', containerId: end },
    });
  }
  const [only] = shown.selection;
  const other = shown.selection.length === 1 && only ? endOf(only) : null;
  if (only && other !== null && other !== end) {
    looks.push({
      key: 'pair',
      label: `Can ${endName(index, other)} reach it?`,
      refusal: null,
      select: [only, toSelection(end)],
    });
  }
  return looks;
}

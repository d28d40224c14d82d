import { isRunning } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { endName, endOf, toSelection } from '../store/verdict/endPair.ts';
import type { Entity } from '../store/selection.ts';
import type { EngineLens } from '../store/useView.ts';

/**
 * A change of the view that the user can choose for an entity. It changes nothing on the engine, so viewers can use it
 * too.
 */
export type ViewAction = { key: string; label: string; refusal: string | null } & (
  { lens: EngineLens | null } | { select: [from: Entity, to: Entity] }
);

/**
 * R256: returns the view actions for an entity. Map, inspector, table and palette show the same ones. `shown` is the
 * current view.
 */
export function viewActionsOf(
  index: TopologyIndex,
  entity: Entity,
  shown: { selection: readonly Entity[]; lens: EngineLens | null },
): ViewAction[] {
  const end = endOf(entity);
  if (end === null) return [];
  const actions: ViewAction[] = [];
  const container = index.containers.get(end);
  if (container) {
    const isHere = shown.lens?.kind === 'from' && shown.lens.containerId === end;
    actions.push({
      key: 'view',
      label: isHere ? 'Leave the view from here' : 'View from here',
      refusal:
        isHere || isRunning(container) ? null : `${container.name} is not running: it reaches nothing.`,
      lens: isHere ? null : { kind: 'from', containerId: end },
    });
  }
  const [only] = shown.selection;
  const other = shown.selection.length === 1 && only ? endOf(only) : null;
  if (only && other !== null && other !== end) {
    actions.push({
      key: 'pair',
      label: `Can ${endName(index, other)} reach it?`,
      refusal: null,
      select: [only, toSelection(end)],
    });
  }
  return actions;
}

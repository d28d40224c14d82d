import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { lensTags } from '../store/lens/lensMatches.ts';
import { formatEntity } from '../store/selection.ts';
import type { Entity, Selection } from '../store/selection.ts';
import { pairIn, toSelection } from '../store/verdict/endPair.ts';
import type { Filter, Lens } from '../store/useView.ts';
import type { ViewState } from './drawing/shapes/ViewState.ts';
import { isShallowEqual } from './isShallowEqual.ts';
import { isSameMap, isSameTrace } from './scene/isSameTrace.ts';
import { toMapTrace } from './scene/toMapTrace.ts';

/** What is asked of the map beside its topologies. Nothing in it moves a mark. */
export interface ViewRequest {
  selection: readonly Selection[];
  filter: Filter;
  lens: Lens | null;
  /** The path of the shown verdict at which the user points, by index. */
  pointedAt: number | null;
  scheme: 'dark' | 'light';
}

/** What is shown of a part without a topology. */
export const blankView = (scheme: ViewRequest['scheme']): ViewState => ({
  selected: new Set(),
  matches: null,
  scheme,
  hues: new Map(),
  trace: null,
  tags: null,
});

/**
 * Returns what a request shows of the topology of an engine: its share of it. What is as in `before` is the same object,
 * and all of it if nothing differs.
 */
export function toViewState(
  index: TopologyIndex,
  engine: string | null,
  { selection, filter, lens, pointedAt, scheme }: ViewRequest,
  hues: ViewState['hues'],
  before: ViewState | null,
): ViewState {
  const own = selection.filter((each) => each.engine === engine);
  const ids = own.map(formatEntity);
  // A lens on one container concerns its engine only.
  const ownLens = lens?.kind === 'from' && lens.engine !== engine ? null : lens;
  const traced = tracedOn(engine, selection, pointedAt);
  const trace = toMapTrace(index, traced.selection, ownLens, traced.pointedAt);
  const tags = lensTags(index, ownLens);
  const view: ViewState = {
    selected: before && isSameSet(before.selected, ids) ? before.selected : new Set(ids),
    matches: filterTopology(index, filter, engine),
    scheme,
    hues,
    trace: before && isSameTrace(before.trace, trace) ? before.trace : trace,
    tags: before?.tags && tags && isSameMap(before.tags, tags) ? before.tags : tags,
  };
  return before && isShallowEqual(before, view) ? before : view;
}

/**
 * Returns what a selection traces on one of several engines. Of two ends on different engines, the one shows what leaves its
 * host, the other what enters its own (R219); the panel lists other paths than these.
 */
function tracedOn(
  engine: string | null,
  selection: readonly Selection[],
  pointedAt: number | null,
): { selection: readonly Entity[]; pointedAt: number | null } {
  const nothing = { selection: [], pointedAt: null };
  const pair = pairIn(selection);
  if (!pair) return selection.every((each) => each.engine === engine) ? { selection, pointedAt } : nothing;
  if ('pair' in pair) {
    const ends = [toSelection(pair.pair.from), toSelection(pair.pair.to)];
    return pair.engine === engine ? { selection: ends, pointedAt } : nothing;
  }
  if (pair.from.engine === engine)
    return { selection: [toSelection(pair.from.end), outside], pointedAt: null };
  if (pair.to.engine === engine) return { selection: [outside, toSelection(pair.to.end)], pointedAt: null };
  return nothing;
}

const outside: Entity = { kind: 'outside' };

const isSameSet = (set: ReadonlySet<string>, ids: readonly string[]): boolean =>
  set.size === ids.length && ids.every((id) => set.has(id));

import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { lensTags } from '../store/lens/lensMatches.ts';
import { formatEntity } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
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
  // A lens on one container concerns its engine only, and so do two ends if both are on it.
  const ownLens = lens?.kind === 'from' && lens.engine !== engine ? null : lens;
  const trace = toMapTrace(index, own.length === selection.length ? own : [], ownLens, pointedAt);
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

const isSameSet = (set: ReadonlySet<string>, ids: readonly string[]): boolean =>
  set.size === ids.length && ids.every((id) => set.has(id));

import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { lensTags } from '../store/lens/lensMatches.ts';
import { formatEntity } from '../store/selection.ts';
import type { Entity } from '../store/selection.ts';
import type { EngineLens, Filter } from '../store/useView.ts';
import type { ViewState } from './drawing/shapes/ViewState.ts';
import { isShallowEqual } from './isShallowEqual.ts';
import { isSameMap, isSameTrace } from './scene/isSameTrace.ts';
import { toMapTrace } from './scene/toMapTrace.ts';

/** What is asked of the map beside its topology. Nothing in it moves a mark. */
export interface ViewRequest {
  selection: readonly Entity[];
  filter: Filter;
  lens: EngineLens | null;
  /** The path of the shown verdict at which the user points, by index. */
  pointedAt: number | null;
  scheme: 'dark' | 'light';
}

/** Returns what a request shows of a topology. What is as in `before` is the same object, and all of it if nothing differs. */
export function toViewState(
  index: TopologyIndex,
  { selection, filter, lens, pointedAt, scheme }: ViewRequest,
  hues: ViewState['hues'],
  before: ViewState | null,
): ViewState {
  const ids = selection.map(formatEntity);
  const trace = toMapTrace(index, selection, lens, pointedAt);
  const tags = lensTags(index, lens);
  const view: ViewState = {
    selected: before && isSameSet(before.selected, ids) ? before.selected : new Set(ids),
    matches: filterTopology(index, filter),
    scheme,
    hues,
    trace: before && isSameTrace(before.trace, trace) ? before.trace : trace,
    tags: before?.tags && tags && isSameMap(before.tags, tags) ? before.tags : tags,
  };
  return before && isShallowEqual(before, view) ? before : view;
}

const isSameSet = (set: ReadonlySet<string>, ids: readonly string[]): boolean =>
  set.size === ids.length && ids.every((id) => set.has(id));

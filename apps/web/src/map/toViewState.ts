import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { lensTags } from '../store/lens/lensMatches.ts';
import { formatSelection } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import type { Filter, Lens } from '../store/useView.ts';
import type { ViewState } from './drawing/shapes/ViewState.ts';
import { isShallowEqual } from './isShallowEqual.ts';
import { toMapTrace } from './scene/toMapTrace.ts';

/** What is asked of the map beside its topology. Nothing in it moves a mark. */
export interface ViewRequest {
  selection: readonly Selection[];
  filter: Filter;
  lens: Lens | null;
  /** The path of the shown verdict at which the user points, by index. */
  pointedAt: number | null;
  scheme: 'dark' | 'light';
}

/** Returns what a request shows of a topology; `before` itself if nothing of it is another. */
export function toViewState(
  index: TopologyIndex,
  { selection, filter, lens, pointedAt, scheme }: ViewRequest,
  hues: ViewState['hues'],
  before: ViewState | null,
): ViewState {
  const ids = selection.map(formatSelection);
  const view: ViewState = {
    selected: before && isSameSet(before.selected, ids) ? before.selected : new Set(ids),
    matches: filterTopology(index, filter),
    scheme,
    hues,
    trace: toMapTrace(index, selection, lens, pointedAt),
    tags: lensTags(index, lens),
  };
  return before && isShallowEqual(before, view) ? before : view;
}

const isSameSet = (set: ReadonlySet<string>, ids: readonly string[]): boolean =>
  set.size === ids.length && ids.every((id) => set.has(id));

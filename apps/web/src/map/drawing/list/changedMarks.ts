import type { Trace } from '../../scene/toTrace.ts';
import type { Pointing, ViewState } from '../shapes/ViewState.ts';

/** What looks different in another view, by mark; an entry point by its id in a trace. */
export interface ChangedMarks {
  marks: ReadonlySet<string>;
  /** The containers and networks that pass the filter now, or no more. */
  passing: ReadonlySet<string>;
}

/** To derive more marks than this again costs more than to derive what is in view. */
const MAX_MARKS = 200;

/** Returns what looks different in another view; `all` if that may be the whole drawing, or a large part of it. */
export function changedMarks(
  before: ViewState,
  pointedBefore: Pointing,
  view: ViewState,
  pointing: Pointing,
): ChangedMarks | 'all' {
  if (
    before.scheme !== view.scheme ||
    (before.matches === null) !== (view.matches === null) ||
    before.trace?.veil !== view.trace?.veil ||
    pointedBefore.refusesAll !== pointing.refusesAll ||
    !isSameText(before.trace, view.trace)
  ) {
    return 'all';
  }
  const marks = new Set([
    ...differences(before.selected, view.selected),
    ...differences(pointedBefore.refused, pointing.refused),
    ...differences(before.trace?.path, view.trace?.path),
    ...differences(before.trace?.lit, view.trace?.lit),
    ...mapDifferences(before.tags, view.tags).map((id) => `c:${id}`),
  ]);
  for (const key of ['hovered', 'cursor', 'target'] as const) {
    if (pointedBefore[key] === pointing[key]) continue;
    for (const mark of [pointedBefore[key], pointing[key]]) if (mark !== null) marks.add(mark);
  }
  const passing = new Set([
    ...differences(before.matches?.containers, view.matches?.containers).map((id) => `c:${id}`),
    ...differences(before.matches?.networks, view.matches?.networks).map((id) => `n:${id}`),
  ]);
  return marks.size + passing.size > MAX_MARKS ? 'all' : { marks, passing };
}

const nothing = new Set<never>();

/** What is in one of two sets. */
function differences(a: ReadonlySet<string> = nothing, b: ReadonlySet<string> = nothing): string[] {
  return a === b ? [] : [...[...a].filter((each) => !b.has(each)), ...[...b].filter((each) => !a.has(each))];
}

/** The keys at which two maps differ. */
function mapDifferences(
  a: ReadonlyMap<string, string> | null = null,
  b: ReadonlyMap<string, string> | null = null,
): string[] {
  if (a === b) return [];
  const keys = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
  return [...keys].filter((key) => a?.get(key) !== b?.get(key));
}

/** What a trace writes at bars may reach beyond what is drawn again of them. */
const isSameText = (a: Trace | null, b: Trace | null): boolean =>
  differences(a?.stops, b?.stops).length + mapDifferences(a?.hosts, b?.hosts).length === 0;

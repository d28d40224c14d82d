import type { Trace } from '../../scene/toTrace.ts';
import type { Pointing, ViewState } from '../shapes/ViewState.ts';

/** Returns the marks that look different in another view; `all` if the whole drawing may. */
export function changedMarks(
  before: ViewState,
  pointedBefore: Pointing,
  view: ViewState,
  pointing: Pointing,
): ReadonlySet<string> | 'all' {
  if (
    before.scheme !== view.scheme ||
    !isSameMatch(before.matches, view.matches) ||
    !isSameTrace(before.trace, view.trace) ||
    !isSameMap(before.tags, view.tags)
  ) {
    return 'all';
  }
  const marks = new Set([
    ...differences(before.selected, view.selected),
    ...differences(pointedBefore.refused, pointing.refused),
  ]);
  for (const key of ['hovered', 'cursor', 'target'] as const) {
    if (pointedBefore[key] === pointing[key]) continue;
    for (const mark of [pointedBefore[key], pointing[key]]) if (mark !== null) marks.add(mark);
  }
  return marks;
}

const differences = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  a === b ? [] : [...[...a].filter((each) => !b.has(each)), ...[...b].filter((each) => !a.has(each))];

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((each) => b.has(each)));

function isSameMap(a: ReadonlyMap<string, string> | null, b: ReadonlyMap<string, string> | null): boolean {
  if (a === b) return true;
  return (
    a !== null && b !== null && a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
  );
}

function isSameMatch(a: ViewState['matches'], b: ViewState['matches']): boolean {
  if (a === b) return true;
  return (
    a !== null && b !== null && isSameSet(a.containers, b.containers) && isSameSet(a.networks, b.networks)
  );
}

function isSameTrace(a: Trace | null, b: Trace | null): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.veil === b.veil &&
    isSameSet(a.path, b.path) &&
    isSameSet(a.lit, b.lit) &&
    isSameSet(a.stops, b.stops) &&
    isSameMap(a.hosts, b.hosts)
  );
}

import { keep } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import type { Matches } from '../store/filter/filterTopology.ts';
import { bothMatch, lensMatches } from '../store/lens/lensMatches.ts';
import { viewFrom } from '../store/lens/viewFrom.ts';
import type { Filter, EngineLens } from '../store/useView.ts';
import { LiveRows } from './LiveRows.ts';
import type { Row, RowSource, Shown } from './rows.ts';

/** Returns the rows of a table that pass a filter and a lens. They are kept through changes, at the cost of what a change concerns. */
export function keepRows<T extends Row>(
  source: RowSource<T>,
  filter: Filter,
  lens: EngineLens | null,
): (index: TopologyIndex) => LiveRows<T> {
  const kept = keep(
    (index) => {
      const shown = shownIn(index, filter, lens, null);
      const rows = new LiveRows(source.groupOf);
      rows.replace(source.groups(index), (group) => source.rowsOf(index, group, shown));
      return { rows, shown };
    },
    ({ rows, shown: before }, index, touched) => {
      const shown = shownIn(index, filter, lens, before);
      const groups = new Set(source.concerned(index, touched));
      for (const kind of ['container', 'network'] as const)
        for (const id of otherwiseShown(kind, before, shown))
          for (const group of source.groupsWith(index, kind, id)) groups.add(group);
      rows.replace(groups, (group) => source.rowsOf(index, group, shown));
      return { rows, shown };
    },
  );
  return (index) => kept(index).rows;
}

interface ShownParts extends Shown {
  parts: [ofFilter: Matches | null, ofLens: Matches | null];
}

function shownIn(
  index: TopologyIndex,
  filter: Filter,
  lens: EngineLens | null,
  before: ShownParts | null,
): ShownParts {
  const [ofFilter, ofLens] = [filterTopology(index, filter), lensMatches(index, lens)];
  const isSame = before !== null && before.parts[0] === ofFilter && before.parts[1] === ofLens;
  const viewerId = lens?.kind === 'from' ? lens.containerId : null;
  return {
    parts: [ofFilter, ofLens],
    matches: isSame ? before.matches : bothMatch(ofFilter, ofLens),
    reached: viewerId === null ? null : { viewerId, by: viewFrom(index, viewerId).reached },
  };
}

/** Returns the ids of this kind that pass now and did not before, or the reverse, or that the viewer reaches in another way. */
function otherwiseShown(kind: 'container' | 'network', before: Shown, now: Shown): Set<string> {
  const ids = new Set<string>();
  if (before.matches !== now.matches) {
    const [a, b] = [before.matches, now.matches].map((each) => each?.[`${kind}s`] ?? new Set<string>());
    for (const id of a ?? []) if (!b?.has(id)) ids.add(id);
    for (const id of b ?? []) if (!a?.has(id)) ids.add(id);
  }
  if (kind === 'container' && before.reached?.by !== now.reached?.by)
    for (const [id, reached] of now.reached?.by ?? [])
      if (before.reached?.by.get(id) !== reached) ids.add(id);
  return ids;
}

import { keep } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../store/filter/filterTopology.ts';
import type { Matches } from '../store/filter/filterTopology.ts';
import { bothMatch, lensMatches } from '../store/lens/lensMatches.ts';
import { viewFrom } from '../store/lens/viewFrom.ts';
import type { Filter, Lens } from '../store/useView.ts';
import { LiveRows } from './LiveRows.ts';
import type { Row, RowSource, Shown } from './rows.ts';

/**
 * Returns the rows of a table on an engine that pass a filter and a lens. They are kept through changes, at the cost of what
 * a change concerns.
 */
export function keepRows<T extends Row>(
  source: RowSource<T>,
  filter: Filter,
  lens: Lens | null,
): (index: TopologyIndex, engine: string | null) => LiveRows<T> {
  const kept = new Map<string | null, (index: TopologyIndex) => LiveRows<T>>();
  return (index, engine) => {
    const rowsIn = kept.get(engine) ?? keepRowsOf(source, filter, lens, engine);
    kept.set(engine, rowsIn);
    return rowsIn(index);
  };
}

function keepRowsOf<T extends Row>(
  source: RowSource<T>,
  filter: Filter,
  lens: Lens | null,
  engine: string | null,
): (index: TopologyIndex) => LiveRows<T> {
  const kept = keep(
    (index) => {
      const shown = shownIn(index, filter, lens, engine, null);
      const rows = new LiveRows(source.groupOf);
      rows.replace(source.groups(index), (group) => source.rowsOf(index, group, shown));
      return { rows, shown };
    },
    ({ rows, shown: before }, index, touched) => {
      const shown = shownIn(index, filter, lens, engine, before);
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

/** From a container, nothing on another engine is seen. */
const unseen: Matches = { containers: new Set(), networks: new Set() };

function shownIn(
  index: TopologyIndex,
  filter: Filter,
  lens: Lens | null,
  engine: string | null,
  before: ShownParts | null,
): ShownParts {
  const isElsewhere = lens?.kind === 'from' && lens.engine !== engine;
  const ofFilter = filterTopology(index, filter, engine);
  const ofLens = isElsewhere ? unseen : lensMatches(index, lens);
  const isSame = before !== null && before.parts[0] === ofFilter && before.parts[1] === ofLens;
  const viewerId = lens?.kind === 'from' && !isElsewhere ? lens.containerId : null;
  return {
    engine,
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

import { matrixIds } from '@portolan/topology';
import type { EndId, TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../../store/filter/filterTopology.ts';
import type { Filter } from '../../store/useView.ts';
import type { FilteredAxis } from '../matrixStore.ts';
import { isGroup, toEngineLines, toLines } from './MatrixLine.ts';
import type { IsFolded, MatrixLine } from './MatrixLine.ts';

/** What decides which ends of an engine are on the axes. */
export interface AxesFilter {
  filter: Filter;
  filteredAxis: FilteredAxis;
  /** True if several engines are shown: the outside, which is the same for all, is then on no axis of one of them. */
  isSeveral: boolean;
}

/** The ends of an engine on each axis. */
interface AxesEnds {
  rows: readonly EndId[];
  columns: readonly EndId[];
  isFiltered: boolean;
  /** The number of containers that pass the filter. */
  passing: number;
}

/** R262: returns the ends of an engine on each axis. Host and outside pass every filter. */
function toEnds(
  index: TopologyIndex,
  engine: string | null,
  { filter, filteredAxis, isSeveral }: AxesFilter,
): AxesEnds {
  const ids = matrixIds(index);
  const all = isSeveral ? ids.filter((id) => id !== 'outside') : ids;
  const matches = filterTopology(index, filter, engine);
  const passes = (id: EndId) => isFixed(id) || matches?.containers.has(id) === true;
  const some = matches ? all.filter(passes) : all;
  return {
    rows: filteredAxis === 'to' ? all : some,
    columns: filteredAxis === 'from' ? all : some,
    isFiltered: matches !== null,
    passing: matches ? matches.containers.size : index.containers.size,
  };
}

const isFixed = (id: EndId): boolean => id === 'host' || id === 'outside';

/** Counts what is on the axes of an engine. */
export function countEnds(index: TopologyIndex, engine: string | null, filter: AxesFilter) {
  const { rows, columns, isFiltered, passing } = toEnds(index, engine, filter);
  const longer = rows.length > columns.length ? rows : columns;
  const containers = longer.flatMap((id) => index.containers.get(id) ?? []);
  const projects = new Set(containers.map(({ project }) => project)).size;
  return { passing, isFiltered, containers: containers.length, projects };
}

/** The lines of an engine on each axis. */
export class EngineLines {
  readonly rows: readonly MatrixLine[];
  readonly columns: readonly MatrixLine[];
  /** Returns the keys of all lines that can be folded, within folded ones too. */
  readonly groupKeys: () => string[];

  /** @param place the engine's name; `null` where one engine is shown */
  constructor(
    index: TopologyIndex,
    { engine, place }: { engine: string | null; place: string | null },
    filter: AxesFilter,
    isFolded: IsFolded,
  ) {
    const { rows, columns, isFiltered } = toEnds(index, engine, filter);
    const linesOf = (ids: readonly EndId[], isFoldedLine: IsFolded) => {
      const shown = { engine, place, index, ids };
      if (!filter.isSeveral) return toLines(shown, isFoldedLine);
      // R303: an engine of which nothing passes the filter has no line.
      return isFiltered && ids.every(isFixed) ? [] : toEngineLines(shown, isFoldedLine);
    };
    this.rows = linesOf(rows, isFolded);
    this.columns = rows === columns ? this.rows : linesOf(columns, isFolded);
    this.groupKeys = () =>
      [...linesOf(rows, () => false), ...linesOf(columns, () => false)].filter(isGroup).map(({ key }) => key);
  }
}

import { matrixIds } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { filterTopology } from '../../store/filter/filterTopology.ts';
import { useView } from '../../store/useView.ts';
import { foldsByDefault } from './foldsByDefault.ts';
import { toLines } from './MatrixLine.ts';
import { useMatrixStore } from '../matrixStore.ts';
import { toAxis } from './Axis.ts';
import type { Axis } from './Axis.ts';
import type { MatrixMeasures } from './useMeasures.ts';

interface Axes {
  rows: Axis;
  columns: Axis;
  /** The projects that can be folded; the empty string stands for "no project". */
  projects: string[];
  isFiltered: boolean;
  /** True if no container passes the filter. */
  isEmpty: boolean;
}

/** R262: the rows and columns that pass the filter, with projects folded by default or as the user chose. */
export function useAxes(index: TopologyIndex, measures: MatrixMeasures): Axes {
  const { filter } = useView();
  const folds = useMatrixStore((state) => state.folds);
  const filteredAxis = useMatrixStore((state) => state.filteredAxis);
  const [byDefault, setByDefault] = useState<boolean | null>(null);

  const passing = useMemo(() => {
    const ids = matrixIds(index);
    const matches = filterTopology(index, filter);
    const passes = (id: string) => id === 'host' || id === 'outside' || matches?.containers.has(id) === true;
    return { ids, some: matches ? ids.filter(passes) : ids, isFiltered: matches !== null };
  }, [index, filter]);
  const from = filteredAxis === 'to' ? passing.ids : passing.some;
  const to = filteredAxis === 'from' ? passing.ids : passing.some;

  const folded = foldsByDefault(Math.max(from.length, to.length) - ENDS, byDefault);
  if (folded !== byDefault) setByDefault(folded);

  return useMemo(() => {
    const isFolded = (project: string) => folds.get(project) ?? folded;
    const rows = toLines(index, from, isFolded);
    const columns = toLines(index, to, isFolded);
    const projects = [...rows, ...columns].flatMap((line) => (line.kind === 'project' ? [line.project] : []));
    return {
      rows: toAxis(rows, measures.rowSize),
      columns: toAxis(columns, measures.columnSize),
      projects: [...new Set(projects)],
      isFiltered: passing.isFiltered,
      isEmpty: passing.some.length <= ENDS,
    };
  }, [index, from, to, folds, folded, passing, measures]);
}

/** The number of ends that pass every filter: host and outside. */
const ENDS = 2;

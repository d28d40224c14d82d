import type { TopologyIndex } from '@portolan/topology';
import { useCallback, useMemo, useState } from 'react';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { useMatrixStore } from '../matrixStore.ts';
import { toAxis } from './Axis.ts';
import type { Axis } from './Axis.ts';
import { countEnds, EngineLines } from './EngineLines.ts';
import type { AxesFilter } from './EngineLines.ts';
import { foldsByDefault } from './foldsByDefault.ts';
import { toEndLine } from './MatrixLine.ts';
import type { IsFolded } from './MatrixLine.ts';
import type { MatrixMeasures } from './useMeasures.ts';
import { usePlaces } from './usePlaces.ts';

interface Axes {
  rows: Axis;
  columns: Axis;
  /** Returns the keys of all lines that can be folded, within folded ones too. */
  groupKeys: () => string[];
  isFiltered: boolean;
  /** True if no container passes the filter. */
  isEmpty: boolean;
}

/** R262, R303: the rows and columns that pass the filter, with engines and projects folded by default or as the user chose. */
export function useAxes(measures: MatrixMeasures): Axes {
  const { filter } = useView();
  const isSeveral = useIsSeveral();
  const folds = useMatrixStore((state) => state.folds);
  const filteredAxis = useMatrixStore((state) => state.filteredAxis);
  const places = usePlaces();
  const axesFilter = useMemo<AxesFilter>(
    () => ({ filter, filteredAxis, isSeveral }),
    [filter, filteredAxis, isSeveral],
  );

  const counts = useEachTopology(
    useCallback((...each: [TopologyIndex, string | null]) => countEnds(...each, axesFilter), [axesFilter]),
  );
  const sum = (count: (each: (typeof counts)[number]['value']) => number) =>
    counts.reduce((all, { value }) => all + count(value), 0);
  const foldsProjects = useFoldsByDefault(sum(({ containers }) => containers));
  const foldsEngines = useFoldsByDefault(sum(({ projects }) => projects));

  const isFolded = useCallback<IsFolded>(
    (key, kind) => folds.get(key) ?? (kind === 'engine' ? foldsEngines : foldsProjects),
    [folds, foldsEngines, foldsProjects],
  );
  const lines = useEachTopology(
    useCallback(
      (index: TopologyIndex, engine: string | null) => {
        const place = isSeveral ? (places.get(engine) ?? engine) : null;
        return new EngineLines(index, { engine, place }, axesFilter, isFolded);
      },
      [places, isSeveral, axesFilter, isFolded],
    ),
  );
  const [kept] = useState(() => new KeptAxes());
  const { rows, columns } = useMemo(
    () => kept.follow(lines, isSeveral, measures),
    [kept, lines, isSeveral, measures],
  );
  return {
    rows,
    columns,
    groupKeys: () => lines.flatMap(({ value }) => value.groupKeys()),
    isFiltered: counts.some(({ value }) => value.isFiltered),
    isEmpty: counts.every(({ value }) => value.passing === 0),
  };
}

function useFoldsByDefault(count: number): boolean {
  const [before, setBefore] = useState<boolean | null>(null);
  const folded = foldsByDefault(count, before);
  if (folded !== before) setBefore(folded);
  return folded;
}

/** Both axes as they were last: lines and tiles that are still the same are taken over. */
class KeptAxes {
  #axes: { rows: Axis; columns: Axis } | null = null;

  follow(
    engines: readonly OfEngine<EngineLines>[],
    isSeveral: boolean,
    { rowSize, columnSize }: MatrixMeasures,
  ): { rows: Axis; columns: Axis } {
    // R303: the outside of the first engine stands for that of all.
    const outside = isSeveral && engines[0] ? [toEndLine(engines[0].engine, null, 'outside')] : [];
    const rows = [...outside, ...engines.flatMap(({ value }) => value.rows)];
    const columns = [...outside, ...engines.flatMap(({ value }) => value.columns)];
    this.#axes = {
      rows: toAxis(rows, rowSize, this.#axes?.rows),
      columns: toAxis(columns, columnSize, this.#axes?.columns),
    };
    return this.#axes;
  }
}

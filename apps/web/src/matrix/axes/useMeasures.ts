import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { isGroup } from './MatrixLine.ts';
import type { MatrixLine } from './MatrixLine.ts';

/** Widths and heights of the grid, in pixels. */
export interface MatrixMeasures {
  /** The width of the row headers. */
  left: number;
  /** The height of the column headers. */
  top: number;
  rowSize: (line: MatrixLine) => number;
  columnSize: (line: MatrixLine) => number;
}

/** Measures for the width of the window and the kind of pointer: fingers need larger cells. */
export function useMeasures(): MatrixMeasures {
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const isCoarse = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return useMemo(() => {
    const cell = isCoarse ? 28 : 22;
    return {
      left: isNarrow ? 118 : 196,
      top: isNarrow ? 112 : 136,
      rowSize: () => cell,
      // The cells of a folded engine or project show counts.
      columnSize: (line) => (isGroup(line) && line.isFolded ? cell + 14 : cell),
    };
  }, [isNarrow, isCoarse]);
}

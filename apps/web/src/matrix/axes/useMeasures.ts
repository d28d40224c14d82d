import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { MatrixLine } from './MatrixLine.ts';

/** Widths and heights of the grid, in pixels. */
export interface MatrixMeasures {
  /** Of the heads of rows and columns. */
  left: number;
  top: number;
  rowSize: (line: MatrixLine) => number;
  columnSize: (line: MatrixLine) => number;
}

/** Measures for the window and the pointer: fingers need larger cells. */
export function useMeasures(): MatrixMeasures {
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const isCoarse = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return useMemo(() => {
    const cell = isCoarse ? 28 : 22;
    return {
      left: isNarrow ? 118 : 196,
      top: isNarrow ? 112 : 136,
      rowSize: () => cell,
      // A folded project's cells hold counts.
      columnSize: (line) => (line.kind === 'project' && line.isFolded ? cell + 14 : cell),
    };
  }, [isNarrow, isCoarse]);
}

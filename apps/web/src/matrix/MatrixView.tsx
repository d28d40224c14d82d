import { useComputedColorScheme } from '@mantine/core';
import { ProjectRunBar } from '../probes/ProjectRunBar.tsx';
import { useView } from '../store/useView.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixGrid } from './grid/MatrixGrid.tsx';
import { MatrixLegend } from './MatrixLegend.tsx';
import { isGroup } from './axes/MatrixLine.ts';
import type { MatrixLine } from './axes/MatrixLine.ts';
import classes from './Matrix.module.css';
import { fold } from './matrixStore.ts';
import { tileColors } from './drawing/tileColors.ts';
import { useAxes } from './axes/useAxes.ts';
import { useMeasures } from './axes/useMeasures.ts';
import { cellWithin, selectedKeys, selectionOf } from './selection.ts';
import { useShownPairs } from './verdicts/useShownPairs.ts';

/** The matrix view: all pairs of ends of the engines that are shown, by engine and project. */
export default function MatrixView() {
  const { selection, select } = useView();
  const scheme = useComputedColorScheme('dark');
  const colors = tileColors[scheme];
  const measures = useMeasures();
  const { rows, columns, groupKeys, isFiltered, isEmpty } = useAxes(measures);
  const { pairs, hasMarks } = useShownPairs();

  const open = (row: MatrixLine, column: MatrixLine) => {
    const folded = [row, column].filter(isGroup);
    if (folded.length > 0) {
      fold(
        folded.map(({ key }) => key),
        false,
      );
      return cellWithin(row, column);
    }
    const [from, to] = [selectionOf(row, column), selectionOf(column, row)];
    select(...(row.key === column.key ? [from] : [from, to]));
    return null;
  };
  const openHeader = (line: MatrixLine) => {
    if (isGroup(line)) fold([line.key], !line.isFolded);
    else select(selectionOf(line, line));
  };

  const foldStates = [...rows.lines, ...columns.lines].flatMap((line) =>
    isGroup(line) ? [line.isFolded] : [],
  );
  // The view area shows why there is nothing (R86).
  if (isEmpty) return null;
  return (
    <div className={classes.view}>
      <MatrixBar
        hasFolded={foldStates.includes(true)}
        hasUnfolded={foldStates.includes(false)}
        onFold={(isFolded) => fold(groupKeys(), isFolded)}
        isFiltered={isFiltered}
      />
      <ProjectRunBar />
      <MatrixGrid
        {...{ rows, columns, measures, pairs, colors }}
        selected={selectedKeys(selection, rows)}
        onOpen={open}
        onOpenHeader={openHeader}
      />
      <MatrixLegend colors={colors} hasFolded={foldStates.includes(true)} hasOutcomes={hasMarks} />
    </div>
  );
}

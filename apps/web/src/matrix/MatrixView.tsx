import { useComputedColorScheme } from '@mantine/core';
import { reachabilityOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { ProjectRunBar } from '../probes/ProjectRunBar.tsx';
import { toEndPair, toSelection } from '../store/verdict/endPair.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixGrid } from './grid/MatrixGrid.tsx';
import { MatrixLegend } from './MatrixLegend.tsx';
import type { MatrixLine } from './axes/MatrixLine.ts';
import classes from './Matrix.module.css';
import { fold } from './matrixStore.ts';
import { tileColors } from './drawing/tileColors.ts';
import { useAxes } from './axes/useAxes.ts';
import { useMeasures } from './axes/useMeasures.ts';
import { useProbeMarks } from './verdicts/useProbeMarks.ts';
import { useSelection } from '../store/useSelection.ts';

/** The matrix view: all pairs of ends, by project. */
export default function MatrixView() {
  const index = useTopologyStore((state) => state.index);
  return index && <Matrix index={index} />;
}

function Matrix({ index }: { index: TopologyIndex }) {
  const { selection, select } = useSelection();
  const scheme = useComputedColorScheme('dark');
  const colors = tileColors[scheme];
  const measures = useMeasures();
  const { codes } = reachabilityOf(index);
  const { rows, columns, projects, isFiltered, isEmpty } = useAxes(index, measures);
  const { markOf, hasMarks } = useProbeMarks();

  const open = (row: MatrixLine, column: MatrixLine) => {
    const folded = [row, column].flatMap((line) => (line.kind === 'project' ? [line.project] : []));
    if (folded.length > 0) {
      fold(folded, false);
      const isSame = row.key === column.key;
      return {
        row: row.ids[0] ?? row.key,
        column: column.ids[isSame ? 1 : 0] ?? column.ids[0] ?? column.key,
      };
    }
    const [[from = ''], [to = '']] = [row.ids, column.ids];
    select(...(from === to ? [toSelection(from)] : [toSelection(from), toSelection(to)]));
    return null;
  };
  const openHeader = (line: MatrixLine) => {
    if (line.kind === 'project') fold([line.project], !line.isFolded);
    else select(toSelection(line.ids[0] ?? ''));
  };

  const foldStates = [...rows.lines, ...columns.lines].flatMap((line) =>
    line.kind === 'project' ? [line.isFolded] : [],
  );
  // The view area shows why there is nothing (R86).
  if (isEmpty) return null;
  return (
    <div className={classes.view}>
      <MatrixBar
        projects={projects}
        hasFolded={foldStates.includes(true)}
        hasUnfolded={foldStates.includes(false)}
        isFiltered={isFiltered}
      />
      <ProjectRunBar />
      <MatrixGrid
        {...{ rows, columns, measures, codes, markOf, colors }}
        selected={toEndPair(selection)}
        onOpen={open}
        onOpenHeader={openHeader}
      />
      <MatrixLegend colors={colors} hasFolded={foldStates.includes(true)} hasOutcomes={hasMarks} />
    </div>
  );
}

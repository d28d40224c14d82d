import type { TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { StateDot } from '../../inspector/parts/StateDot.tsx';
import { orEngine } from '../../store/counts/engineOrder.ts';
import { idOfProblem, problemsOf, worstFirst } from '../../store/counts/problemsOf.ts';
import type { ContainerProblem } from '../../store/counts/problemsOf.ts';
import { useMerged, withEngine } from '../../store/counts/useMerged.ts';
import { formatMark, formatSelection } from '../../store/selection.ts';
import type { Selection } from '../../store/selection.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

/**
 * R98: the projects that have containers with a problem, the worst first; a container without a project is alone, and a
 * project on two engines is listed twice (R307). A click selects the worst container, another one the next.
 */
export function WorstList() {
  const problems = useMerged(useEachTopology(problemsOn), order);
  const groups = useMemo(() => groupByProject(problems), [problems]);
  const { selection, select } = useView();
  if (groups.length === 0) return null;
  const selected = new Set(selection.map(formatSelection));
  return (
    <SidebarSection title="Worst first">
      <FoldableList
        limit={5}
        rows={groups}
        keyOf={({ key }) => key}
        render={({ engine, name, worst, others }) => {
          const all = [worst, ...others].map(({ container }): Selection => ({
            engine,
            kind: 'container',
            id: container.id,
          }));
          const at = all.findIndex((each) => selected.has(formatSelection(each)));
          const next = all[(at + 1) % all.length];
          return (
            <SidebarRow
              mark={<StateDot container={worst.container} />}
              name={name}
              engine={engine}
              end={textOf(worst, others)}
              isPressed={at >= 0}
              onClick={() => next && select(next)}
            />
          );
        }}
      />
    </SidebarSection>
  );
}

const problemsOn = (index: TopologyIndex, engine: string | null) => withEngine(engine, problemsOf(index));
const order = orEngine(worstFirst, idOfProblem);

interface ProblemGroup {
  key: string;
  engine: string | null;
  /** The name of the project, or of the container if it has none. */
  name: string;
  worst: ContainerProblem;
  others: ContainerProblem[];
}

/** Groups the problems, which are sorted, in the order of the worst of each group. */
function groupByProject(problems: readonly OfEngine<ContainerProblem>[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const { engine, value } of problems) {
    const { id, name, project } = value.container;
    const key = formatMark(engine, project === null ? id : `p:${project}`);
    const group = groups.get(key);
    if (group) group.others.push(value);
    else groups.set(key, { key, engine, name: project ?? name, worst: value, others: [] });
  }
  return [...groups.values()];
}

function textOf({ problem }: ContainerProblem, others: readonly ContainerProblem[]): string {
  if (others.length === 0) return problem;
  const isSame = others.every((each) => each.problem === problem);
  return `${others.length + 1} ${isSame ? problem : 'problems'}`;
}

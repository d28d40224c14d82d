import { useMemo } from 'react';
import { StateDot } from '../../inspector/parts/StateDot.tsx';
import { problemsOf } from '../../store/counts/problemsOf.ts';
import type { ContainerProblem } from '../../store/counts/problemsOf.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useSelection } from '../../store/useSelection.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

/**
 * R98: the projects that have containers with a problem, the worst first; a container without a project is alone. A click
 * selects the worst container, another one the next.
 */
export function WorstList() {
  const problems = useTopologyValue(problemsOf) ?? none;
  const groups = useMemo(() => groupByProject(problems), [problems]);
  const { selection, select } = useSelection();
  if (groups.length === 0) return null;
  const selected = new Set(selection.flatMap((each) => (each.kind === 'container' ? each.id : [])));
  return (
    <SidebarSection title="Worst first">
      <FoldableList
        limit={5}
        rows={groups}
        keyOf={({ key }) => key}
        render={({ name, worst, others }) => {
          const ids = [worst, ...others].map(({ container }) => container.id);
          const at = ids.findIndex((id) => selected.has(id));
          return (
            <SidebarRow
              mark={<StateDot container={worst.container} />}
              name={name}
              end={textOf(worst, others)}
              isPressed={at >= 0}
              onClick={() => select({ kind: 'container', id: ids[(at + 1) % ids.length] ?? '' })}
            />
          );
        }}
      />
    </SidebarSection>
  );
}

const none: readonly ContainerProblem[] = [];

interface ProblemGroup {
  key: string;
  /** The name of the project, or of the container if it has none. */
  name: string;
  worst: ContainerProblem;
  others: ContainerProblem[];
}

/** Groups the problems, which are sorted, in the order of the worst of each group. */
function groupByProject(problems: readonly ContainerProblem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const each of problems) {
    const { id, name, project } = each.container;
    const key = project === null ? id : `project ${project}`;
    const group = groups.get(key);
    if (group) group.others.push(each);
    else groups.set(key, { key, name: project ?? name, worst: each, others: [] });
  }
  return [...groups.values()];
}

function textOf({ problem }: ContainerProblem, others: readonly ContainerProblem[]): string {
  if (others.length === 0) return problem;
  const isSame = others.every((each) => each.problem === problem);
  return `${others.length + 1} ${isSame ? problem : 'problems'}`;
}

import { StateDot } from '../../inspector/parts/StateDot.tsx';
import { problemsOf } from '../../store/counts/problemsOf.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

/** R98: the containers with a problem, the worst first. A click selects a container. */
export function WorstList() {
  const problems = useTopologyValue(problemsOf) ?? [];
  const { selection, select } = useView();
  if (problems.length === 0) return null;
  const selected = new Set(selection.flatMap((each) => (each.kind === 'container' ? each.id : [])));
  return (
    <SidebarSection title="Worst first">
      <FoldableList
        limit={5}
        rows={problems}
        keyOf={({ container }) => container.id}
        render={({ container, problem }) => (
          <SidebarRow
            mark={<StateDot container={container} />}
            name={container.name}
            end={problem}
            isPressed={selected.has(container.id)}
            onClick={() => select({ kind: 'container', id: container.id })}
          />
        )}
      />
    </SidebarSection>
  );
}

import { useState } from 'react';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { EngineDot } from '../engine/EngineDot.tsx';
import { FEW, inOrder, sidebarOrder } from '../engine/engineOrder.ts';
import { useSwitchEngine } from '../engine/useSwitchEngine.ts';
import { closeOverlay } from '../overlayStore.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import classes from './Sidebar.module.css';
import { SidebarSection } from './SidebarSection.tsx';
import { useEngine } from '../../store/engine/EngineScope.ts';

const LIMIT = FEW - 2;

/** R292: the engines with their containers, where the server watches several. A click shows another one. */
export function EnginesSection() {
  const engines = useEnginesStore((state) => state.engines);
  const engine = useEngine();
  const shown = useEnginesStore((state) => summaryOf(state, engine)?.name);
  const switchEngine = useSwitchEngine();
  // A row must not move while the user aims at it.
  const [kept, setKept] = useState<string[] | null>(null);
  if (!engines || engines.size < 2) return null;
  const rows = kept ? inOrder(engines, kept) : sidebarOrder([...engines.values()], shown, LIMIT);
  return (
    <div
      className={classes.engines}
      onPointerEnter={() => setKept(rows.map(({ name }) => name))}
      onPointerLeave={() => setKept(null)}
    >
      <SidebarSection title="Engines">
        <FoldableList
          limit={LIMIT}
          rows={rows}
          keyOf={({ name }) => name}
          render={(each) => (
            <SidebarRow
              mark={<EngineDot engine={each} />}
              name={each.name}
              end={each.containers ?? '–'}
              isPressed={each.name === shown}
              onClick={() => {
                // On a narrow screen, the list is in a drawer over the map, also for the engine that is shown.
                closeOverlay();
                switchEngine(each);
              }}
            />
          )}
        />
      </SidebarSection>
    </div>
  );
}

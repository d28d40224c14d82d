import { summaryOf, useEnginesStore } from '../../store/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { EngineDot } from '../engine/EngineDot.tsx';
import { FEW, sidebarOrder } from '../engine/engineOrder.ts';
import { useSwitchEngine } from '../engine/useSwitchEngine.ts';
import { closeOverlay } from '../overlayStore.ts';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import classes from './Sidebar.module.css';
import { SidebarSection } from './SidebarSection.tsx';

/** R292: the engines with their containers, where the server watches several. A click shows another one. */
export function EnginesSection() {
  const engines = useEnginesStore((state) => state.engines);
  const engine = useTopologyStore((state) => state.engine);
  const shown = useEnginesStore((state) => summaryOf(state, engine)?.name);
  const switchEngine = useSwitchEngine();
  if (!engines || engines.size < 2) return null;
  return (
    <div className={classes.engines}>
      <SidebarSection title="Engines">
        <FoldableList
          limit={FEW - 2}
          rows={sidebarOrder([...engines.values()], shown)}
          keyOf={({ name }) => name}
          render={(each) => (
            <SidebarRow
              mark={<EngineDot engine={each} />}
              name={each.name}
              end={each.containers ?? '–'}
              isPressed={each.name === shown}
              onClick={() => {
                // On a narrow screen, the list is in a drawer over the map.
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

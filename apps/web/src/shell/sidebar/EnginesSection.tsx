import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { EngineSummary } from '@portolan/protocol';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { ALL, useShownStore } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { EngineBox } from '../engine/EngineBox.tsx';
import { EngineDot } from '../engine/EngineDot.tsx';
import { wantsMore } from '../engine/EngineList.tsx';
import { FEW, inOrder, sidebarOrder } from '../engine/engineOrder.ts';
import { useShowAllEngines, useSwitchEngine, useToggleEngine } from '../engine/useSwitchEngine.ts';
import { closeOverlay } from '../overlayStore.ts';
import classes from './EnginesSection.module.css';
import { FoldableList } from './FoldableList.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { SidebarSection } from './SidebarSection.tsx';

const LIMIT = FEW - 2;

/**
 * R292, R309: the engines with their containers, where the server watches several. A click shows one of them only, its
 * checkbox adds it or takes it away.
 */
export function EnginesSection() {
  const engines = useEnginesStore((state) => state.engines);
  const isAll = useShownStore(({ asked }) => asked === ALL);
  const shown = new Set(useShownSummaries().map(({ name }) => name));
  const switchEngine = useSwitchEngine();
  const toggle = useToggleEngine();
  const showAll = useShowAllEngines();
  // A row must not move while the user aims at it.
  const [kept, setKept] = useState<string[] | null>(null);
  if (!engines || engines.size < 2) return null;
  const all = [...engines.values()];
  const rows = kept ? inOrder(engines, kept) : sidebarOrder(all, shown, LIMIT);
  const isOnly = ({ name }: EngineSummary) => !isAll && shown.size === 1 && shown.has(name);
  // On a narrow screen, the list is in a drawer over the map, also for the engine that is shown.
  const closeAnd = (show: () => void) => {
    closeOverlay();
    show();
  };
  return (
    <div
      className={classes.engines}
      onPointerEnter={() => setKept(rows.map(({ name }) => name))}
      onPointerLeave={() => setKept(null)}
    >
      <SidebarSection title="Engines">
        <SidebarRow
          mark={<IconStack2 size={14} className={classes.all} aria-hidden />}
          name="All engines"
          end={all.reduce((sum, { containers }) => sum + (containers ?? 0), 0)}
          isPressed={isAll}
          onClick={() => closeAnd(showAll)}
        />
        <FoldableList
          limit={LIMIT}
          rows={rows}
          keyOf={({ name }) => name}
          render={(each) => (
            <div className={classes.row}>
              <EngineBox engine={each} shown={shown} className={classes.box} onToggle={toggle} />
              <SidebarRow
                mark={<EngineDot engine={each} />}
                name={each.name}
                end={each.containers ?? '–'}
                isPressed={isOnly(each)}
                onClick={(event) => (wantsMore(event) ? toggle(each) : closeAnd(() => switchEngine(each)))}
              />
            </div>
          )}
        />
      </SidebarSection>
    </div>
  );
}

import type { SpotlightActionData } from '@mantine/spotlight';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { serverRefusal } from '../../store/engine/refusals.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { ALL, useShownStore } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { requestIntent } from '../../store/intentStore.ts';
import { EngineDot } from '../engine/EngineDot.tsx';
import { useShowAllEngines, useSwitchEngine } from '../engine/useSwitchEngine.ts';
import classes from './Palette.module.css';

/** Up to how many engines are listed while nothing is typed. */
const FEW = 5;

/**
 * R292, R306: returns the function that gives the actions which show other engines, the first few while nothing is typed,
 * and the one that adds an engine.
 */
export function useEngineActions(): (query: string) => SpotlightActionData[] {
  const engine = useEngine();
  const engines = useEnginesStore((state) => state.engines);
  const asked = useShownStore((state) => state.asked);
  const shown = useShownSummaries();
  const canAdd = useServerStore((state) => serverRefusal(state) === null);
  const showAll = useShowAllEngines();
  const switchEngine = useSwitchEngine();

  return useMemo(() => {
    const isSeveral = shown.length > 1;
    const watched = engines && engines.size > 1 ? [...engines.values()] : [];
    const toOne = watched
      .filter((each) => isSeveral || !shown.includes(each))
      .map((each): SpotlightActionData => ({
        id: `engine ${each.name}`,
        label: isSeveral ? `Show only engine ${each.name}` : `Switch to engine ${each.name}`,
        leftSection: (
          <span className={classes.mark}>
            <EngineDot engine={each} />
          </span>
        ),
        onClick: () => switchEngine(each),
      }));
    const add = (label: string, onClick: () => void): SpotlightActionData => ({
      ...{ id: label, label, onClick },
      leftSection: <IconArrowRight size={15} />,
    });
    const toAll = watched.length > 0 && asked !== ALL ? [add('Show all engines', showAll)] : [];
    // After those that show engines, which is done more often.
    const toAdd = canAdd ? [add('Add engine…', () => requestIntent(engine, { kind: 'add-engine' }))] : [];
    return (query) => [...(query.trim() === '' ? toOne.slice(0, FEW) : toOne), ...toAll, ...toAdd];
  }, [engine, engines, asked, shown, canAdd, switchEngine, showAll]);
}

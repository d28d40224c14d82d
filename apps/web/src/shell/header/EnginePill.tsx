import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { useEnginesStore, useWatchesSeveral } from '../../store/engine/enginesStore.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { useOnlyEngine, useShownStore } from '../../store/engine/shownStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { EngineMenu } from '../engine/EngineMenu.tsx';
import { isInTrouble } from '../engine/engineOrder.ts';
import { engineTitle } from '../engine/engineText.ts';
import { useShownTitle } from '../engine/useShownTitle.ts';
import classes from './Header.module.css';

/**
 * R292, R310: the name and version of the engine. A click shows its details. Where the server watches several, it says which
 * are shown and how many of the others are in trouble, and a click shows them to choose from.
 */
export function EnginePill() {
  const [isOpen, setOpen] = useState(false);
  const only = useOnlyEngine();
  const title = useShownTitle();
  const isSeveral = useWatchesSeveral() || only === undefined;
  return (
    <Popover
      position="bottom-start"
      middlewares={{ flip: false, shift: { padding: 8 } }}
      shadow="md"
      width={`min(${isSeveral ? 420 : 340}px, calc(100vw - 16px))`}
      trapFocus
      returnFocus
      opened={isOpen}
      onChange={setOpen}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-testid="engine-pill"
          title={isSeveral ? title : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {isSeveral ? (
            <>
              <span className={classes.engine}>
                <Literal text={title} max={64} />
              </span>
              <Others />
              <IconChevronDown size={14} aria-hidden className={classes.chevron} />
            </>
          ) : (
            <EngineScope value={only}>
              <TitleOfOne />
            </EngineScope>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} p="xs" data-testid="engine-menu">
        <EngineMenu onClose={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function TitleOfOne() {
  const engine = useTopologyStore((state) => state.index?.engine);
  const status = useTopologyStore((state) => state.status);
  return <Literal text={engineTitle(engine, status)} max={60} />;
}

/** How many engines there are, and how many of those that are not shown are in trouble: of the others, the state says it. */
function Others() {
  const shown = useShownStore((state) => state.engines);
  const number = useEnginesStore((state) => state.engines?.size ?? 0);
  const isLost = useServerStore((state) => state.link === 'lost');
  const troubled = useEnginesStore(
    ({ engines }) =>
      [...(engines?.values() ?? [])].filter(
        (each) =>
          isInTrouble(each) && !shown.includes(each.name) && !(each.isDefault && shown.includes(null)),
      ).length,
  );
  if (shown.length === number) return null;
  return (
    <span className={classes.engines}>
      {shown.length === 1 ? `${number} engines` : `of ${number}`}
      {troubled > 0 && !isLost && <span className={classes.troubled}> · {troubled} not live</span>}
    </span>
  );
}

import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useEnginesStore, usePlace } from '../../store/engine/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { EngineMenu } from '../engine/EngineMenu.tsx';
import { isInTrouble } from '../engine/engineOrder.ts';
import { engineTitle } from '../engine/engineText.ts';
import classes from './Header.module.css';
import { useServerStore } from '../../store/engine/serverStore.ts';

/**
 * R292: the name and version of the engine. A click shows its details. Where the server watches several, it says how many
 * and how many of the others are in trouble, and a click shows them to choose from.
 */
export function EnginePill() {
  const [isOpen, setOpen] = useState(false);
  const place = usePlace();
  const engine = useTopologyStore((state) => state.index?.engine);
  const status = useTopologyStore((state) => state.status);
  const number = useEnginesStore((state) => state.engines?.size ?? 0);
  const isLost = useServerStore((state) => state.link === 'lost');
  const troubled = useEnginesStore(
    ({ engines }) =>
      [...(engines?.values() ?? [])].filter((each) => isInTrouble(each) && each.name !== place).length,
  );
  return (
    <Popover
      position="bottom-start"
      middlewares={{ flip: false, shift: { padding: 8 } }}
      shadow="md"
      width={`min(${place === null ? 340 : 400}px, calc(100vw - 16px))`}
      trapFocus
      returnFocus
      opened={isOpen}
      onChange={setOpen}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-testid="engine-pill"
          title={place ?? undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {place === null ? (
            <Literal text={engineTitle(engine, status)} max={60} />
          ) : (
            <>
              <span className={classes.engine}>
                <Literal text={place} max={64} />
              </span>
              <span className={classes.engines}>
                {number} engines
                {troubled > 0 && !isLost && <span className={classes.troubled}> · {troubled} not live</span>}
              </span>
              <IconChevronDown size={14} aria-hidden className={classes.chevron} />
            </>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} p="xs" data-testid="engine-menu">
        <EngineMenu onClose={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

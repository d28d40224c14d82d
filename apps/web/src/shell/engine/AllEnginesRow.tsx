import { UnstyledButton } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { ALL } from '../../store/engine/shownStore.ts';
import classes from './EngineList.module.css';
import { isInTrouble } from './engineOrder.ts';
import { countText } from './engineText.ts';

/** R309: the button before a list of engines that shows all of them, also those that are added later. */
export function AllEnginesRow({ isShown, onChoose }: { isShown: boolean; onChoose: () => void }) {
  const engines = [...(useEnginesStore((state) => state.engines)?.values() ?? [])];
  const troubled = engines.filter(isInTrouble).length;
  const containers = engines.reduce((sum, each) => sum + (each.containers ?? 0), 0);
  return (
    <div className={classes.item}>
      <span className={classes.box} aria-hidden>
        <IconStack2 size={16} />
      </span>
      <UnstyledButton
        className={classes.row}
        aria-current={isShown || undefined}
        data-engine={ALL}
        data-autofocus={isShown || undefined}
        onClick={onChoose}
      >
        <span className={classes.head}>
          <span className={classes.name}>All engines</span>
          <span className={classes.troubled}>{troubled > 0 && `${troubled} not live`}</span>
        </span>
        <span className={classes.facts}>
          {countText(engines.length, 'engine')} · {countText(containers, 'container')} · those added later too
        </span>
      </UnstyledButton>
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useShownPlace } from '../../store/engine/useShownPlace.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Sidebar.module.css';

interface SidebarRowProps {
  /** What is before the name, such as a colour. */
  mark?: ReactNode;
  /** As the engine reports it. */
  name: string;
  /** R307: the engine that has it, which is named where several are shown; absent for what is of all of them. */
  engine?: string | null | undefined;
  /** The number or the word at the end. */
  end: ReactNode;
  isPressed: boolean;
  isQuiet?: boolean;
  onClick: (event: MouseEvent) => void;
}

/** One row of a list in the sidebar: a button with a name and a number. */
export function SidebarRow({ mark, name, engine, end, isPressed, isQuiet, onClick }: SidebarRowProps) {
  const place = useShownPlace(engine);
  return (
    <UnstyledButton
      className={isQuiet ? `${classes.row} ${classes.quiet}` : classes.row}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      {mark}
      <span className={classes.name}>
        <Literal text={name} max={60} />
        {place !== null && (
          <span className={classes.place} title={place}>
            {place}
          </span>
        )}
      </span>
      <span className={classes.count} title={typeof end === 'string' ? end : undefined}>
        {end}
      </span>
    </UnstyledButton>
  );
}

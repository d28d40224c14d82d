import { UnstyledButton } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Sidebar.module.css';

interface SidebarRowProps {
  /** What is before the name, such as a colour. */
  mark?: ReactNode;
  /** As the engine reports it. */
  name: string;
  /** The number or the word at the end. */
  end: ReactNode;
  isPressed: boolean;
  isQuiet?: boolean;
  onClick: (event: MouseEvent) => void;
}

/** One row of a list in the sidebar: a button with a name and a number. */
export function SidebarRow({ mark, name, end, isPressed, isQuiet, onClick }: SidebarRowProps) {
  return (
    <UnstyledButton
      className={isQuiet ? `${classes.row} ${classes.quiet}` : classes.row}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      {mark}
      <span className={classes.name}>
        <Literal text={name} max={60} />
      </span>
      <span className={classes.count} title={typeof end === 'string' ? end : undefined}>
        {end}
      </span>
    </UnstyledButton>
  );
}

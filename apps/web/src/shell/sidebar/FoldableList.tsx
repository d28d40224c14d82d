import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import classes from './Sidebar.module.css';

interface FoldableListProps {
  items: ReactElement[];
  /** How many are shown before the list has to be unfolded. */
  most: number;
}

/** A list that shows its first items, and the rest when asked. */
export function FoldableList({ items, most }: FoldableListProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const folds = items.length > most + 2;
  const shown = folds && !isUnfolded ? items.slice(0, most) : items;
  return (
    <ul className={classes.list}>
      {shown.map((item) => (
        <li key={item.key}>{item}</li>
      ))}
      {folds && (
        <li>
          <UnstyledButton
            className={`${classes.row} ${classes.quiet}`}
            aria-expanded={isUnfolded}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            {isUnfolded ? 'show fewer' : `${items.length - most} more…`}
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import classes from './Sidebar.module.css';

interface FoldableListProps {
  items: ReactElement[];
  /** The number of items that are shown while the list is folded. */
  limit: number;
}

/** A list that shows its first items, and all of them once it is unfolded. */
export function FoldableList({ items, limit }: FoldableListProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const folds = items.length > limit + 2;
  const shown = folds && !isUnfolded ? items.slice(0, limit) : items;
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
            {isUnfolded ? 'show fewer' : `${items.length - limit} more…`}
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}

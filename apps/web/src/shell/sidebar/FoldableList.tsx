import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import classes from './Sidebar.module.css';

interface FoldableListProps<T> {
  rows: readonly T[];
  /** The number of rows that are shown while the list is folded. */
  limit: number;
  keyOf: (row: T) => string;
  render: (row: T) => ReactNode;
}

/** How many more rows a click shows. Thousands at once would take a second. */
const STEP = 200;

/** A list that shows its first rows. A click shows more of them, another one fewer again. */
export function FoldableList<T>({ rows, limit, keyOf, render }: FoldableListProps<T>) {
  const [more, setMore] = useState(0);
  const folds = rows.length > limit + 2;
  const shown = folds ? rows.slice(0, limit + more) : rows;
  const left = rows.length - shown.length;
  return (
    <ul className={classes.list}>
      {shown.map((row) => (
        <li key={keyOf(row)}>{render(row)}</li>
      ))}
      {folds && (
        <li>
          <UnstyledButton
            className={`${classes.row} ${classes.quiet}`}
            aria-expanded={more > 0}
            onClick={() => setMore(left > 0 ? more + STEP : 0)}
          >
            {left > 0 ? `${left} more…` : 'show fewer'}
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}

import type { ReactNode } from 'react';
import classes from './ViewArea.module.css';

/** A message in the place of a view. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.cover}>
      <div className={classes.card} role="status">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}

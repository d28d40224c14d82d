import type { ReactElement } from 'react';
import classes from './DataTable.module.css';

const MAX_LINES = 4;

/** The lines of a cell. With more than five, the first four are shown and the others are counted. */
export function TruncatedLines({ lines }: { lines: ReactElement[] }) {
  const shown = lines.length > MAX_LINES + 1 ? lines.slice(0, MAX_LINES) : lines;
  return (
    <>
      {shown.map((line) => (
        <span key={line.key} className={classes.line}>
          {line}
        </span>
      ))}
      {lines.length > shown.length && (
        <span className={classes.quiet}>+{lines.length - shown.length} more</span>
      )}
    </>
  );
}

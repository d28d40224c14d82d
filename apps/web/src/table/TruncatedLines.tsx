import type { ReactElement } from 'react';
import classes from './DataTable.module.css';

const MOST = 4;

/** Lines in a cell; many are cut and counted. */
export function TruncatedLines({ lines }: { lines: ReactElement[] }) {
  const shown = lines.length > MOST + 1 ? lines.slice(0, MOST) : lines;
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

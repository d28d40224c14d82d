import { reachedAsText } from '../store/lens/lensMatches.ts';
import type { ReachedContainer } from '../store/lens/viewFrom.ts';
import { Literal } from '../theme/Literal.tsx';
import { byText } from './columns.ts';
import type { Column } from './columns.ts';
import { containerColumns } from './containerColumns.tsx';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { ContainerRow } from './rows.ts';

/** R256: the names, addresses or ports by which the viewer of the lens reaches each container. */
const reachedColumn: Column<ContainerRow> = {
  id: 'reached',
  header: 'Reached as',
  sortValue: ({ reached }) =>
    reached === 'here' ? 'from here' : reached === null ? '' : reachedAsText(reached),
  compare: byText,
  min: 150,
  grow: 1.2,
  cell: ({ reached }) =>
    reached === 'here' ? (
      <span className={classes.quiet}>from here</span>
    ) : (
      reached && <ReachedLines reached={reached} />
    ),
};

/** The columns of the table of containers while the lens is the view from one of them. */
export const columnsWithReached: readonly Column<ContainerRow>[] = [
  ...containerColumns.slice(0, 1),
  reachedColumn,
  ...containerColumns.slice(1),
];

function ReachedLines({ reached }: { reached: ReachedContainer }) {
  if (reached.names.length === 0) return <span className={classes.quiet}>{reachedAsText(reached)}</span>;
  return (
    <TruncatedLines
      lines={reached.names.map((each) => (
        <span key={each}>
          {reached.code === 'p' && <span className={classes.quiet}>port </span>}
          <Literal mono text={each} max={80} />
        </span>
      ))}
    />
  );
}

import type { TopologyIndex } from '@portolan/topology';
import { reachedAsText } from '../store/lens/lensMatches.ts';
import { viewFrom } from '../store/lens/viewFrom.ts';
import type { ReachedContainer } from '../store/lens/viewFrom.ts';
import { Literal } from '../theme/Literal.tsx';
import { byText } from './columns.ts';
import type { Columns } from './columns.ts';
import { containerColumns } from './containerColumns.tsx';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { ContainerRow } from './rows.ts';

/** R256: adds a column beside the name: the names, addresses or ports by which `viewerId` reaches each container. */
export function withReachedAs(index: TopologyIndex, viewerId: string): Columns<ContainerRow> {
  const { reached } = viewFrom(index, viewerId);
  const reachedText = ({ id }: ContainerRow): string => {
    const reachedAs = reached.get(id);
    return reachedAs ? reachedAsText(reachedAs) : id === viewerId ? 'from here' : '';
  };
  const [name, ...others] = containerColumns;
  if (!name) return containerColumns;
  return [
    name,
    {
      id: 'reached',
      header: 'Reached as',
      accessorFn: reachedText,
      sortFn: byText,
      meta: { min: 150, grow: 1.2 },
      cell: ({ row: { original } }) =>
        original.id === viewerId ? (
          <span className={classes.quiet}>from here</span>
        ) : (
          <ReachedLines reachedAs={reached.get(original.id)} />
        ),
    },
    ...others,
  ];
}

function ReachedLines({ reachedAs }: { reachedAs: ReachedContainer | undefined }) {
  if (!reachedAs) return null;
  if (reachedAs.names.length === 0) return <span className={classes.quiet}>{reachedAsText(reachedAs)}</span>;
  return (
    <TruncatedLines
      lines={reachedAs.names.map((each) => (
        <span key={each}>
          {reachedAs.code === 'p' && <span className={classes.quiet}>port </span>}
          <Literal mono text={each} max={80} />
        </span>
      ))}
    />
  );
}

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

/** R256: the containers' columns with one more beside the name: as what each is reached from `viewerId`. */
export function withReachedAs(index: TopologyIndex, viewerId: string): Columns<ContainerRow> {
  const { reached } = viewFrom(index, viewerId);
  const reachedText = ({ id }: ContainerRow): string => {
    const how = reached.get(id);
    return how ? reachedAsText(how) : id === viewerId ? 'from here' : '';
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
          <ReachedLines how={reached.get(original.id)} />
        ),
    },
    ...others,
  ];
}

function ReachedLines({ how }: { how: ReachedContainer | undefined }) {
  if (!how) return null;
  if (how.names.length === 0) return <span className={classes.quiet}>{reachedAsText(how)}</span>;
  return (
    <TruncatedLines
      lines={how.names.map((each) => (
        <span key={each}>
          {how.code === 'p' && <span className={classes.quiet}>port </span>}
          <Literal mono text={each} max={80} />
        </span>
      ))}
    />
  );
}

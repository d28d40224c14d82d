import { FoldedLines } from './FoldedLines.tsx';
import { byAddress, byText } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import type { ContainerRow } from './rows.ts';
import { StateDot, stateWord } from '../inspector/StateDot.tsx';
import { sortPorts, toPortText } from '../inspector/toPortText.ts';
import { Literal } from '../theme/Literal.tsx';

/** The columns of the containers' table. */
export const containerColumns: Columns<ContainerRow> = [
  {
    id: 'name',
    header: 'Name',
    accessorFn: (row) => row.container.name,
    sortFn: byText,
    meta: { track: 'minmax(150px, 1.4fr)' },
    cell: ({ row }) => <Literal text={row.original.container.name} max={100} />,
  },
  {
    id: 'state',
    header: 'State',
    accessorFn: (row) => stateWord(row.container),
    sortFn: byText,
    meta: { track: 'minmax(96px, 0.6fr)' },
    cell: ({ row }) => (
      <span className={classes.withMark}>
        <StateDot container={row.original.container} /> {stateWord(row.original.container)}
      </span>
    ),
  },
  {
    id: 'project',
    header: 'Project / service',
    accessorFn: ({ container }) => container.project && `${container.project} / ${container.service ?? ''}`,
    sortFn: byText,
    meta: { track: 'minmax(110px, 0.9fr)' },
    cell: ({ row: { original } }) =>
      original.container.project && (
        <>
          <Literal text={original.container.project} max={60} />
          {original.container.service && (
            <span className={classes.quiet}>
              {' / '}
              <Literal text={original.container.service} max={60} />
            </span>
          )}
        </>
      ),
  },
  {
    id: 'image',
    header: 'Image',
    accessorFn: (row) => row.container.image,
    sortFn: byText,
    meta: { track: 'minmax(120px, 1fr)' },
    cell: ({ row }) => <Literal text={row.original.container.image} max={80} />,
  },
  {
    id: 'networks',
    header: 'Networks',
    accessorFn: (row) => row.attachments[0]?.ipv4 ?? null,
    sortFn: byAddress,
    meta: { track: 'minmax(190px, 1.5fr)' },
    cell: ({ row: { original } }) => <Networks row={original} />,
  },
  {
    id: 'ports',
    header: 'Ports',
    accessorFn: (row) => sortPorts(row.container.ports)[0]?.publicPort ?? Number.MAX_SAFE_INTEGER,
    sortFn: byText,
    meta: { track: 'minmax(160px, 1.1fr)' },
    cell: ({ row }) => (
      <FoldedLines
        lines={sortPorts(row.original.container.ports).map((port) => (
          <Literal key={toPortText(port)} mono text={toPortText(port)} />
        ))}
      />
    ),
  },
];

function Networks({ row: { container, attachments } }: { row: ContainerRow }) {
  const { kind } = container.namespace;
  if (kind === 'host' || kind === 'none') return <span className={classes.quiet}>{kind} network mode</span>;
  return (
    <>
      {kind === 'container' && <span className={classes.quiet}>shared stack</span>}
      <FoldedLines
        lines={attachments.map((each) => (
          <span key={each.id}>
            <Literal text={each.networkName} max={50} />{' '}
            <span className={classes.quiet}>
              {each.ipv4 || each.ipv6 ? <Literal mono text={each.ipv4 ?? each.ipv6 ?? ''} /> : each.state}
            </span>
          </span>
        ))}
      />
    </>
  );
}

import { TruncatedLines } from './TruncatedLines.tsx';
import { byAddress, byText } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import type { ContainerRow } from './rows.ts';
import { StateDot, stateText } from '../inspector/parts/StateDot.tsx';
import { sortPorts, toPortTexts } from '../inspector/parts/toPortText.ts';
import { Literal } from '../theme/Literal.tsx';

/** The columns of the table of containers. */
export const containerColumns: Columns<ContainerRow> = [
  {
    id: 'name',
    header: 'Name',
    accessorFn: (row) => row.container.name,
    sortFn: byText,
    meta: { min: 150, grow: 1.4 },
    cell: ({ row }) => <Literal text={row.original.container.name} max={100} />,
  },
  {
    id: 'state',
    header: 'State',
    accessorFn: (row) => stateText(row.container),
    sortFn: byText,
    meta: { min: 96, grow: 0.6 },
    cell: ({ row }) => (
      <span className={classes.withMark}>
        <StateDot container={row.original.container} /> {stateText(row.original.container)}
      </span>
    ),
  },
  {
    id: 'project',
    header: 'Project / service',
    accessorFn: ({ container }) => container.project && `${container.project} / ${container.service ?? ''}`,
    sortFn: byText,
    meta: { min: 110, grow: 0.9 },
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
    meta: { min: 120, grow: 1 },
    cell: ({ row }) => <Literal text={row.original.container.image} max={80} />,
  },
  {
    id: 'networks',
    header: 'Networks',
    accessorFn: (row) => row.attachments[0]?.ipv4 ?? null,
    sortFn: byAddress,
    meta: { min: 190, grow: 1.5 },
    cell: ({ row: { original } }) => <Networks row={original} />,
  },
  {
    id: 'ports',
    header: 'Ports',
    accessorFn: (row) => sortPorts(row.container.ports)[0]?.publicPort ?? Number.MAX_SAFE_INTEGER,
    sortFn: byText,
    meta: { min: 160, grow: 1.1 },
    cell: ({ row }) => (
      <TruncatedLines
        lines={toPortTexts(row.original.container.ports).map((text) => (
          <Literal key={text} mono text={text} />
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
      {kind === 'container' && <span className={classes.quiet}>shared network stack</span>}
      <TruncatedLines
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

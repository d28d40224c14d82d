import { flagsOf } from '../inspector/flagsOf.ts';
import { NetworkSwatch } from '../inspector/NetworkSwatch.tsx';
import { Literal } from '../theme/Literal.tsx';
import { byAddress, byText } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import { FoldedLines } from './FoldedLines.tsx';
import type { NetworkRow } from './rows.ts';

/** The columns of the networks' table. */
export const networkColumns: Columns<NetworkRow> = [
  {
    id: 'name',
    header: 'Name',
    accessorFn: (row) => row.network.name,
    sortFn: byText,
    meta: { track: 'minmax(170px, 1.6fr)' },
    cell: ({ row }) => (
      <span className={classes.withMark}>
        <NetworkSwatch network={row.original.network} />
        <Literal text={row.original.network.name} max={100} />
      </span>
    ),
  },
  {
    id: 'driver',
    header: 'Driver',
    accessorFn: (row) => row.network.driver,
    sortFn: byText,
    meta: { track: 'minmax(80px, 0.5fr)' },
    cell: ({ row }) => <Literal text={row.original.network.driver} max={40} />,
  },
  {
    id: 'scope',
    header: 'Scope',
    accessorFn: (row) => row.network.scope,
    sortFn: byText,
    meta: { track: 'minmax(70px, 0.4fr)' },
    cell: ({ row }) => row.original.network.scope,
  },
  {
    id: 'subnets',
    header: 'Subnets',
    accessorFn: (row) => row.network.ipam.config[0]?.subnet ?? null,
    sortFn: byAddress,
    meta: { track: 'minmax(150px, 1fr)' },
    cell: ({ row }) => (
      <FoldedLines
        lines={row.original.network.ipam.config.map(({ subnet }) => (
          <Literal key={subnet} mono text={subnet} />
        ))}
      />
    ),
  },
  {
    id: 'flags',
    header: 'Properties',
    accessorFn: (row) => wordsOf(row),
    sortFn: byText,
    meta: { track: 'minmax(130px, 1fr)' },
    cell: ({ row }) => wordsOf(row.original),
  },
  {
    id: 'members',
    header: 'Members',
    accessorFn: (row) => row.members,
    sortFn: byText,
    sortDescFirst: true,
    meta: { track: 'minmax(90px, 0.4fr)' },
    cell: ({ row }) =>
      row.original.members === 0 ? <span className={classes.quiet}>unused</span> : row.original.members,
  },
];

const wordsOf = (row: NetworkRow): string =>
  flagsOf(row.network)
    .map((flag) => flag.word)
    .join(', ');

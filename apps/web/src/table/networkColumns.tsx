import { networkFlags } from '../inspector/parts/networkFlags.ts';
import { NetworkSwatch } from '../inspector/parts/NetworkSwatch.tsx';
import { Literal } from '../theme/Literal.tsx';
import { byAddress, byText } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { NetworkRow } from './rows.ts';

/** The columns of the table of networks. */
export const networkColumns: Columns<NetworkRow> = [
  {
    id: 'name',
    header: 'Name',
    accessorFn: (row) => row.network.name,
    sortFn: byText,
    meta: { min: 170, grow: 1.6 },
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
    meta: { min: 80, grow: 0.5 },
    cell: ({ row }) => <Literal text={row.original.network.driver} max={40} />,
  },
  {
    id: 'scope',
    header: 'Scope',
    accessorFn: (row) => row.network.scope,
    sortFn: byText,
    meta: { min: 70, grow: 0.4 },
    cell: ({ row }) => row.original.network.scope,
  },
  {
    id: 'subnets',
    header: 'Subnets',
    accessorFn: (row) => row.network.ipam.config[0]?.subnet ?? null,
    sortFn: byAddress,
    meta: { min: 150, grow: 1 },
    cell: ({ row }) => (
      <TruncatedLines
        lines={row.original.network.ipam.config.map(({ subnet }) => (
          <Literal key={subnet} mono text={subnet} />
        ))}
      />
    ),
  },
  {
    id: 'flags',
    header: 'Properties',
    accessorFn: (row) => flagsText(row),
    sortFn: byText,
    meta: { min: 130, grow: 1 },
    cell: ({ row }) => flagsText(row.original),
  },
  {
    id: 'members',
    header: 'Members',
    accessorFn: (row) => row.members,
    sortFn: byText,
    sortDescFirst: true,
    meta: { min: 90, grow: 0.4 },
    cell: ({ row }) =>
      row.original.members === 0 ? <span className={classes.quiet}>unused</span> : row.original.members,
  },
];

const flagsText = (row: NetworkRow): string =>
  networkFlags(row.network)
    .map((flag) => flag.label)
    .join(', ');

import { networkFlags } from '../inspector/parts/networkFlags.ts';
import { NetworkSwatch } from '../inspector/parts/NetworkSwatch.tsx';
import { Literal } from '../theme/Literal.tsx';
import { byAddress, byText } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { NetworkRow } from './rows.ts';

/** The columns of the table of networks. */
export const networkColumns: readonly Column<NetworkRow>[] = [
  {
    id: 'name',
    header: 'Name',
    sortValue: (row) => row.network.name,
    compare: byText,
    min: 170,
    grow: 1.6,
    cell: (row) => (
      <span className={classes.withMark}>
        <NetworkSwatch network={row.network} />
        <Literal text={row.network.name} max={100} />
      </span>
    ),
  },
  {
    id: 'driver',
    header: 'Driver',
    sortValue: (row) => row.network.driver,
    compare: byText,
    min: 80,
    grow: 0.5,
    cell: (row) => <Literal text={row.network.driver} max={40} />,
  },
  {
    id: 'scope',
    header: 'Scope',
    sortValue: (row) => row.network.scope,
    compare: byText,
    min: 70,
    grow: 0.4,
    cell: (row) => row.network.scope,
  },
  {
    id: 'subnets',
    header: 'Subnets',
    sortValue: (row) => row.network.ipam.config[0]?.subnet ?? null,
    compare: byAddress,
    min: 150,
    grow: 1,
    cell: (row) => (
      <TruncatedLines
        lines={row.network.ipam.config.map(({ subnet }) => (
          <Literal key={subnet} mono text={subnet} />
        ))}
      />
    ),
  },
  {
    id: 'flags',
    header: 'Properties',
    sortValue: (row) => flagsText(row),
    compare: byText,
    min: 130,
    grow: 1,
    cell: (row) => flagsText(row),
  },
  {
    id: 'members',
    header: 'Members',
    sortValue: (row) => row.members,
    compare: byText,
    isDescendingFirst: true,
    min: 90,
    grow: 0.4,
    cell: (row) => (row.members === 0 ? <span className={classes.quiet}>unused</span> : row.members),
  },
];

const flagsText = (row: NetworkRow): string =>
  networkFlags(row.network)
    .map((flag) => flag.label)
    .join(', ');

import { NetworkSwatch } from '../inspector/parts/NetworkSwatch.tsx';
import { StateDot } from '../inspector/parts/StateDot.tsx';
import { Literal } from '../theme/Literal.tsx';
import { byAddress, byText } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { AttachmentRow } from './rows.ts';

/** The columns of the table of attachments. */
export const attachmentColumns: Columns<AttachmentRow> = [
  {
    id: 'container',
    header: 'Container',
    accessorFn: (row) => row.container?.name ?? row.attachment.containerId,
    sortFn: byText,
    meta: { min: 150, grow: 1.2 },
    cell: ({ row: { original } }) => (
      <span className={classes.withMark}>
        {original.container && <StateDot container={original.container} />}
        <Literal text={original.container?.name ?? original.attachment.containerId.slice(0, 12)} max={100} />
      </span>
    ),
  },
  {
    id: 'network',
    header: 'Network',
    accessorFn: (row) => row.attachment.networkName,
    sortFn: byText,
    meta: { min: 140, grow: 1.2 },
    cell: ({ row: { original } }) => (
      <span className={classes.withMark}>
        {original.network && <NetworkSwatch network={original.network} />}
        <Literal text={original.attachment.networkName} max={100} />
        {!original.network && <span className={classes.trouble}>removed</span>}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    accessorFn: (row) => row.attachment.state,
    sortFn: byText,
    meta: { min: 90, grow: 0.5 },
    cell: ({ row }) => row.original.attachment.state,
  },
  {
    id: 'ipv4',
    header: 'IPv4',
    accessorFn: (row) => row.attachment.ipv4,
    sortFn: byAddress,
    meta: { min: 120, grow: 0.7 },
    cell: ({ row }) => <Address text={row.original.attachment.ipv4} />,
  },
  {
    id: 'ipv6',
    header: 'IPv6',
    accessorFn: (row) => row.attachment.ipv6,
    sortFn: byAddress,
    meta: { min: 120, grow: 0.9 },
    cell: ({ row }) => <Address text={row.original.attachment.ipv6} />,
  },
  {
    id: 'mac',
    header: 'MAC',
    accessorFn: (row) => row.attachment.mac,
    sortFn: byAddress,
    meta: { min: 140, grow: 0.8 },
    cell: ({ row }) => <Address text={row.original.attachment.mac} />,
  },
  {
    id: 'aliases',
    header: 'Aliases',
    accessorFn: (row) => row.attachment.aliases.join(' '),
    sortFn: byText,
    meta: { min: 120, grow: 1 },
    cell: ({ row }) => (
      <TruncatedLines
        lines={[...new Set(row.original.attachment.aliases)].map((alias) => (
          <Literal key={alias} text={alias} max={60} />
        ))}
      />
    ),
  },
];

function Address({ text }: { text: string | null }) {
  return text ? <Literal mono text={text} /> : null;
}

import { attachmentStateText } from '../inspector/parts/attachmentStateText.ts';
import { NetworkSwatch } from '../inspector/parts/NetworkSwatch.tsx';
import { StateDot } from '../inspector/parts/StateDot.tsx';
import { Literal } from '../theme/Literal.tsx';
import { byAddress, byText } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';
import { TruncatedLines } from './TruncatedLines.tsx';
import type { AttachmentRow } from './rows.ts';

/** The columns of the table of attachments. */
export const attachmentColumns: readonly Column<AttachmentRow>[] = [
  {
    id: 'container',
    header: 'Container',
    sortValue: (row) => row.container?.name ?? row.attachment.containerId,
    compare: byText,
    min: 150,
    grow: 1.2,
    cell: (row) => (
      <span className={classes.withMark}>
        {row.container && <StateDot container={row.container} />}
        <Literal text={row.container?.name ?? row.attachment.containerId.slice(0, 12)} max={100} />
      </span>
    ),
  },
  {
    id: 'network',
    header: 'Network',
    sortValue: (row) => row.attachment.networkName,
    compare: byText,
    min: 140,
    grow: 1.2,
    cell: (row) => (
      <span className={classes.withMark}>
        {row.network && <NetworkSwatch network={row.network} />}
        <Literal text={row.attachment.networkName} max={100} />
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    sortValue: (row) => attachmentStateText(row.attachment, row.network),
    compare: byText,
    min: 120,
    grow: 0.5,
    cell: (row) => (
      <span className={row.network ? undefined : classes.trouble}>
        {attachmentStateText(row.attachment, row.network)}
      </span>
    ),
  },
  {
    id: 'ipv4',
    header: 'IPv4',
    sortValue: (row) => row.attachment.ipv4,
    compare: byAddress,
    min: 120,
    grow: 0.7,
    cell: (row) => <Address text={row.attachment.ipv4} />,
  },
  {
    id: 'ipv6',
    header: 'IPv6',
    sortValue: (row) => row.attachment.ipv6,
    compare: byAddress,
    min: 120,
    grow: 0.9,
    cell: (row) => <Address text={row.attachment.ipv6} />,
  },
  {
    id: 'mac',
    header: 'MAC',
    sortValue: (row) => row.attachment.mac,
    compare: byAddress,
    min: 140,
    grow: 0.8,
    cell: (row) => <Address text={row.attachment.mac} />,
  },
  {
    id: 'aliases',
    header: 'Aliases',
    sortValue: (row) => row.attachment.aliases.join(' '),
    compare: byText,
    min: 120,
    grow: 1,
    cell: (row) => (
      <TruncatedLines
        lines={[...new Set(row.attachment.aliases)].map((alias) => (
          <Literal key={alias} text={alias} max={60} />
        ))}
      />
    ),
  },
];

function Address({ text }: { text: string | null }) {
  return text ? <Literal mono text={text} /> : null;
}

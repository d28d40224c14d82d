import { TruncatedLines } from './TruncatedLines.tsx';
import { byAddress, byText } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';
import type { ContainerRow } from './rows.ts';
import { StateDot, stateText } from '../inspector/parts/StateDot.tsx';
import { sortPorts, toPortTexts } from '../inspector/parts/toPortText.ts';
import { Literal } from '../theme/Literal.tsx';

/** The columns of the table of containers. */
export const containerColumns: readonly Column<ContainerRow>[] = [
  {
    id: 'name',
    header: 'Name',
    sortValue: (row) => row.container.name,
    compare: byText,
    min: 150,
    grow: 1.4,
    cell: (row) => <Literal text={row.container.name} max={100} />,
  },
  {
    id: 'state',
    header: 'State',
    sortValue: (row) => stateText(row.container),
    compare: byText,
    min: 96,
    grow: 0.6,
    cell: (row) => (
      <span className={classes.withMark}>
        <StateDot container={row.container} /> {stateText(row.container)}
      </span>
    ),
  },
  {
    id: 'project',
    header: 'Project / service',
    sortValue: ({ container }) => container.project && `${container.project} / ${container.service ?? ''}`,
    compare: byText,
    min: 110,
    grow: 0.9,
    cell: (row) =>
      row.container.project && (
        <>
          <Literal text={row.container.project} max={60} />
          {row.container.service && (
            <span className={classes.quiet}>
              {' / '}
              <Literal text={row.container.service} max={60} />
            </span>
          )}
        </>
      ),
  },
  {
    id: 'image',
    header: 'Image',
    sortValue: (row) => row.container.image,
    compare: byText,
    min: 120,
    grow: 1,
    cell: (row) => <Literal text={row.container.image} max={80} />,
  },
  {
    id: 'networks',
    header: 'Networks',
    sortValue: (row) => row.attachments[0]?.ipv4 ?? null,
    compare: byAddress,
    min: 190,
    grow: 1.5,
    cell: (row) => <Networks row={row} />,
  },
  {
    id: 'ports',
    header: 'Ports',
    sortValue: (row) => sortPorts(row.container.ports)[0]?.publicPort ?? Number.MAX_SAFE_INTEGER,
    compare: byText,
    min: 160,
    grow: 1.1,
    cell: (row) => (
      <TruncatedLines
        lines={toPortTexts(row.container.ports).map((text) => (
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

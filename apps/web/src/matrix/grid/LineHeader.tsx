import { IconChevronDown, IconChevronRight, IconServer, IconWorld } from '@tabler/icons-react';
import { isRunning } from '@portolan/topology';
import { memo } from 'react';
import { StateDot, stateText } from '../../inspector/parts/StateDot.tsx';
import { Literal } from '../../theme/Literal.tsx';
import { fullName, lineEngine, lineName } from '../verdicts/cellText.ts';
import type { PlacedLine } from '../axes/Axis.ts';
import classes from '../Matrix.module.css';
import { isGroup } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';

interface LineHeaderProps {
  axis: 'row' | 'column';
  placed: PlacedLine;
  at: number;
  /** True for the one header that is in the tab order. */
  isActive: boolean;
  /** True while the pointer or the focus is in its row or column. */
  isLit: boolean;
  /** True if an engine begins or ends before it. */
  isEdge: boolean;
}

/** The header of a row or column: selects a container, the host or the outside, or folds an engine or a project. The grid handles its clicks. */
export const LineHeader = memo(function LineHeader({
  axis,
  placed,
  at,
  isActive,
  isLit,
  isEdge,
}: LineHeaderProps) {
  const { line, start, size } = placed;
  const isColumn = axis === 'column';
  return (
    <div
      role={isColumn ? 'columnheader' : 'rowheader'}
      aria-colindex={isColumn ? at + 2 : 1}
      aria-expanded={isGroup(line) ? !line.isFolded : undefined}
      aria-label={headerText(line)}
      title={headerText(line)}
      tabIndex={isActive ? 0 : -1}
      data-header={axis}
      data-at={at}
      data-active={isActive || undefined}
      data-kind={line.kind}
      data-lit={isLit || undefined}
      data-edge={isEdge || undefined}
      data-within={lineEngine(line) !== null || undefined}
      data-quiet={(line.kind === 'container' && !isRunning(line.container)) || undefined}
      className={isColumn ? classes.columnHeader : classes.rowHeader}
      style={isColumn ? { left: `calc(var(--left) + ${start}px)`, width: size } : undefined}
    >
      <span className={classes.label}>
        <LineIcon line={line} />
        <LineText line={line} />
      </span>
    </div>
  );
});

function LineIcon({ line }: { line: MatrixLine }) {
  switch (line.kind) {
    case 'end':
      return line.end === 'host' ? <IconServer size={13} aria-hidden /> : <IconWorld size={13} aria-hidden />;
    case 'engine':
    case 'project':
      return line.isFolded ? (
        <IconChevronRight size={13} aria-hidden />
      ) : (
        <IconChevronDown size={13} aria-hidden />
      );
    case 'container':
      return <StateDot container={line.container} />;
  }
}

function LineText({ line }: { line: MatrixLine }) {
  switch (line.kind) {
    case 'end':
      return <span className={classes.name}>{line.end}</span>;
    case 'engine':
      return (
        <>
          <span className={classes.name}>{lineName(line)}</span>
          <span className={classes.count}>{containersOf(line)}</span>
        </>
      );
    case 'project':
      return (
        <>
          <span className={classes.name}>
            {line.project === '' ? 'no project' : <Literal text={line.project} max={60} />}
          </span>
          <span className={classes.count}>{containersOf(line)}</span>
        </>
      );
    case 'container':
      return (
        <span className={classes.name}>
          <Literal text={line.label} max={60} />
        </span>
      );
  }
}

function headerText(line: MatrixLine): string {
  const name = fullName(line);
  switch (line.kind) {
    case 'end':
      return name;
    case 'container':
      return `${name}, ${stateText(line.container)}`;
    case 'engine':
    case 'project': {
      const many = containersOf(line);
      return `${name}, ${many === 1 ? '1 container' : `${many} containers`}`;
    }
  }
}

/** The ends of an engine are its containers and its host. */
const containersOf = ({ kind, ids }: MatrixLine): number => (kind === 'engine' ? ids.length - 1 : ids.length);

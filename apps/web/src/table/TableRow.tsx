import { memo } from 'react';
import type { ReactElement } from 'react';
import { EngineScope } from '../store/engine/EngineScope.ts';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';
import { RowMenu } from './RowMenu.tsx';
import type { Row } from './rows.ts';

interface TableRowProps<T extends Row> {
  row: T;
  columns: readonly Column<T>[];
  gridTemplate: string;
  /** Its index among all rows, and its distance from the top of the body in pixels. */
  at: number;
  start: number;
  isSelected: boolean;
  isActive: boolean;
  isMenuOpen: boolean;
  onMenu: (row: T, isOpen: boolean) => void;
  /** Takes note of the height. */
  measure: (element: Element | null) => void;
}

/**
 * One row, which is rendered again only when something of it changes (R99). The grid around it handles clicks and keys: it
 * finds the row by `data-index`.
 */
export const TableRow = memo(function TableRow<T extends Row>(props: TableRowProps<T>) {
  const { row, columns, gridTemplate, at, start, isSelected, isActive, isMenuOpen, onMenu, measure } = props;
  return (
    <EngineScope value={row.engine}>
      <div
        ref={measure}
        role="row"
        data-index={at}
        data-name={row.name}
        aria-rowindex={at + 2}
        aria-selected={isSelected}
        tabIndex={isActive ? 0 : -1}
        className={classes.row}
        style={{ gridTemplateColumns: gridTemplate, transform: `translateY(${start}px)` }}
      >
        {columns.map((column, at) => (
          <div
            key={column.id}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            className={classes.cell}
          >
            {column.cell(row)}
          </div>
        ))}
        <div role="gridcell" aria-colindex={columns.length + 1} className={classes.cell}>
          <RowMenu row={row} isOpen={isMenuOpen} onChange={(isOpen) => onMenu(row, isOpen)} />
        </div>
      </div>
    </EngineScope>
  );
}) as <T extends Row>(props: TableRowProps<T>) => ReactElement;

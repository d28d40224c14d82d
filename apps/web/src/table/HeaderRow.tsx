import { VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { Column, Sorting } from './columns.ts';
import classes from './DataTable.module.css';

interface HeaderRowProps<T> {
  columns: readonly Column<T>[];
  sorting: Sorting;
  gridTemplate: string;
  onSort: (column: Column<T>) => void;
}

/** The header of a table. A click on a column sorts by it; a second click reverses the order. */
export function HeaderRow<T>({ columns, sorting, gridTemplate, onSort }: HeaderRowProps<T>) {
  const { columnId, isDescending } = sorting;
  const Chevron = isDescending ? IconChevronDown : IconChevronUp;
  return (
    <div role="rowgroup" className={classes.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={classes.headRow}
        style={{ gridTemplateColumns: gridTemplate }}
      >
        {columns.map((column, at) => {
          const isSorted = columnId === column.id;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" className={classes.sort} onClick={() => onSort(column)}>
                {column.header}
                {isSorted && <Chevron size={13} aria-hidden />}
              </button>
            </div>
          );
        })}
        <div role="columnheader" aria-colindex={columns.length + 1}>
          <VisuallyHidden>Actions</VisuallyHidden>
        </div>
      </div>
    </div>
  );
}

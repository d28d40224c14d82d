import { VisuallyHidden } from '@mantine/core';
import type { Header, RowData, SortingState } from '@tanstack/react-table';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { features } from './columns.ts';
import classes from './DataTable.module.css';

interface HeaderRowProps<T extends RowData> {
  headers: Header<typeof features, T>[];
  sorting: SortingState;
  gridTemplate: string;
}

/** The header of a table. A click on a column sorts by it; a second click reverses the order. */
export function HeaderRow<T extends RowData>({ headers, sorting, gridTemplate }: HeaderRowProps<T>) {
  const [by] = sorting;
  return (
    <div role="rowgroup" className={classes.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={classes.headRow}
        style={{ gridTemplateColumns: gridTemplate }}
      >
        {headers.map((header, at) => {
          const isSorted = by?.id === header.column.id;
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={isSorted ? (by.desc ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes.sort}
                onClick={header.column.getToggleSortingHandler()}
              >
                {String(header.column.columnDef.header)}
                {isSorted &&
                  (by.desc ? (
                    <IconChevronDown size={13} aria-hidden />
                  ) : (
                    <IconChevronUp size={13} aria-hidden />
                  ))}
              </button>
            </div>
          );
        })}
        <div role="columnheader" aria-colindex={headers.length + 1}>
          <VisuallyHidden>Actions</VisuallyHidden>
        </div>
      </div>
    </div>
  );
}

import { VisuallyHidden } from '@mantine/core';
import type { Header, RowData, SortingState } from '@tanstack/react-table';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { features } from './columns.ts';
import classes from './DataTable.module.css';

interface HeaderRowProps<T extends RowData> {
  headers: Header<typeof features, T>[];
  sorting: SortingState;
  template: string;
}

/** The head of a table; a click sorts, another turns the order. */
export function HeaderRow<T extends RowData>({ headers, sorting, template }: HeaderRowProps<T>) {
  const [by] = sorting;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
        {headers.map((header, at) => {
          const isBy = by?.id === header.column.id;
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={isBy ? (by.desc ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes.sort}
                onClick={header.column.getToggleSortingHandler()}
              >
                {String(header.column.columnDef.header)}
                {isBy &&
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

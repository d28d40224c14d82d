import type { TopologyIndex } from '@portolan/topology';
import { useTable } from '@tanstack/react-table';
import type { RowData, SortingState } from '@tanstack/react-table';
import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { formatSelection } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { useView } from '../store/useView.ts';
import { features, toTracks } from './columns.ts';
import type { Columns } from './columns.ts';
import classes from './DataTable.module.css';
import { HeaderRow } from './HeaderRow.tsx';
import { nextActiveRow } from '../inspector/parts/nextActiveRow.ts';
import { useVisibleLines } from '../theme/useVisibleLines.ts';
import { RowMenu } from './RowMenu.tsx';

interface DataTableProps<T extends RowData> {
  label: string;
  index: TopologyIndex;
  columns: Columns<T>;
  rows: T[];
}

/**
 * R96: a grid of which only the rows in sight are in the page. One row is in the tab order; arrows, Home, End and Page
 * keys change which one. Enter or Space selects the row, with Ctrl adds it to the selection or removes it. The Menu key
 * opens the menu of the row.
 */
export function DataTable<T extends { id: string; selection: Selection; name: string }>(
  props: DataTableProps<T>,
) {
  const { label, index, columns } = props;
  const { selection, select } = useView();
  const [sorting, setSorting] = useState<SortingState>([{ id: columns[0]?.id ?? '', desc: false }]);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const table = useTable({
    features,
    columns,
    data: props.rows,
    getRowId: (row) => row.id,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
  });
  const { rows } = table.getRowModel();
  const selected = new Set(selection.map(formatSelection));
  const at = rows.findIndex((row) => row.id === activeId);
  const fallback = rows.findIndex((row) => selected.has(formatSelection(row.original.selection)));
  const active = at >= 0 ? at : Math.max(0, fallback);

  const virtualizer = useVisibleLines({
    scroller,
    count: rows.length,
    sizeOf: () => 36,
    keyOf: (at) => rows[at]?.id,
    active,
    overscan: 20,
  });

  const moveTo = (next: number) => {
    const row = rows[next];
    if (!row) return;
    setActiveId(row.id);
    virtualizer.scrollToIndex(next);
    // The row may not be in the page until after this scroll.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
    );
  };

  const choose = (chosen: Selection, toggles: boolean) => {
    const key = formatSelection(chosen);
    if (!toggles) select(chosen);
    else if (selected.has(key)) select(...selection.filter((each) => formatSelection(each) !== key));
    else select(...selection, chosen);
  };

  const handleKey = (event: KeyboardEvent, row: T) => {
    const next = nextActiveRow(event.key, active, rows.length);
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ')
      choose(row.selection, event.ctrlKey || event.metaKey);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenuOf(row.id);
    else return;
    event.preventDefault();
  };

  const { gridTemplate, minWidth } = toTracks(columns);
  return (
    <div ref={scroller} className={classes.scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        style={{ minWidth }}
      >
        <HeaderRow
          headers={table.getHeaderGroups()[0]?.headers ?? []}
          sorting={sorting}
          gridTemplate={gridTemplate}
        />
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const isSelected = selected.has(formatSelection(row.original.selection));
            return (
              <div
                key={row.id}
                ref={virtualizer.measureElement}
                role="row"
                data-index={item.index}
                data-name={row.original.name}
                aria-rowindex={item.index + 2}
                aria-selected={isSelected}
                tabIndex={item.index === active ? 0 : -1}
                className={classes.row}
                style={{ gridTemplateColumns: gridTemplate, transform: `translateY(${item.start}px)` }}
                onFocus={() => setActiveId(row.id)}
                onClick={(event: MouseEvent) =>
                  choose(row.original.selection, event.ctrlKey || event.metaKey)
                }
                onContextMenu={(event) => {
                  event.preventDefault();
                  setActiveId(row.id);
                  setMenuOf(row.id);
                }}
                onKeyDown={(event) => handleKey(event, row.original)}
              >
                {row.getAllCells().map((cell, column) => (
                  <div
                    key={cell.id}
                    role={column === 0 ? 'rowheader' : 'gridcell'}
                    aria-colindex={column + 1}
                    className={classes.cell}
                  >
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
                <div role="gridcell" aria-colindex={columns.length + 1} className={classes.cell}>
                  <RowMenu
                    index={index}
                    selection={row.original.selection}
                    name={row.original.name}
                    isOpen={menuOf === row.id}
                    onChange={(isOpen) => {
                      setMenuOf(isOpen ? row.id : null);
                      if (!isOpen) moveTo(item.index);
                    }}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

import type { TopologyIndex } from '@portolan/topology';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { nextActiveRow } from '../inspector/parts/nextActiveRow.ts';
import { useMerged } from '../store/counts/useMerged.ts';
import { formatSelection } from '../store/selection.ts';
import { useEachTopology } from '../store/useEachTopology.ts';
import { useView } from '../store/useView.ts';
import { useVisibleLines } from '../theme/useVisibleLines.ts';
import { nextSorting, toTracks } from './columns.ts';
import type { Column, Sorting } from './columns.ts';
import classes from './DataTable.module.css';
import { HeaderRow } from './HeaderRow.tsx';
import { comparing } from './LiveRows.ts';
import type { LiveRows } from './LiveRows.ts';
import type { Row } from './rows.ts';
import { TableRow } from './TableRow.tsx';

interface DataTableProps<T extends Row> {
  label: string;
  columns: readonly Column<T>[];
  rowsIn: (index: TopologyIndex, engine: string | null) => LiveRows<T>;
}

/** The height of a row with one line in each cell, in pixels. */
const ROW_HEIGHT = 36;

/**
 * R96, R306: the rows of all engines that are shown, in a grid of which only the rows in sight are in the page. One row is in the tab order; arrows, Home, End and Page
 * keys change which one. Enter or Space selects the row, with Ctrl adds it to the selection or removes it. The Menu key
 * opens the menu of the row.
 */
export function DataTable<T extends Row>({ label, columns, rowsIn }: DataTableProps<T>) {
  const { selection, select } = useView();
  const [sorting, setSorting] = useState<Sorting>({ columnId: columns[0]?.id ?? '', isDescending: false });
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const order = useMemo(() => {
    const column = columns.find(({ id }) => id === sorting.columnId) ?? columns[0];
    if (!column) throw new Error('A table has at least one column.');
    return { column, isDescending: sorting.isDescending };
  }, [columns, sorting]);
  const entries = useMerged(
    useEachTopology(
      useCallback(
        (index: TopologyIndex, engine: string | null) => rowsIn(index, engine).sorted(order),
        [rowsIn, order],
      ),
    ),
    useMemo(() => comparing(order), [order]),
  );
  const rows = useMemo(() => entries.map(({ row }) => row), [entries]);
  const selected = useMemo(() => new Set(selection.map(formatSelection)), [selection]);
  const active = useMemo(() => {
    const at = rows.findIndex(({ key }) => key === activeKey);
    const ofSelection = selected.size > 0 ? rows.findIndex(({ key }) => selected.has(key)) : 0;
    return at >= 0 ? at : Math.max(0, ofSelection);
  }, [rows, activeKey, selected]);
  const keyOf = useCallback((at: number) => rows[at]?.key, [rows]);

  const virtualizer = useVisibleLines({
    scroller,
    count: rows.length,
    sizeOf: () => ROW_HEIGHT,
    keyOf,
    active,
    overscan: 20,
  });

  const moveTo = (next: number) => {
    const row = rows[next];
    if (!row) return;
    setActiveKey(row.key);
    virtualizer.scrollToIndex(next);
    // The row may not be in the page until after this scroll.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
    );
  };

  const choose = (row: T, toggles: boolean) => {
    if (!toggles) select(row);
    else if (selected.has(row.key)) select(...selection.filter((each) => formatSelection(each) !== row.key));
    else select(...selection, row);
  };

  const handleKey = (event: KeyboardEvent) => {
    const row = rows[indexOfRow(event)];
    if (!row) return;
    const next = nextActiveRow(event.key, active, rows.length);
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(row, event.ctrlKey || event.metaKey);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenuOf(row.key);
    else return;
    event.preventDefault();
  };

  const handleMenu = useCallback((row: T, isOpen: boolean) => {
    setActiveKey(row.key);
    setMenuOf(isOpen ? row.key : null);
    if (!isOpen)
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus(),
      );
  }, []);

  const { gridTemplate, minWidth } = useMemo(() => toTracks(columns), [columns]);
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
          columns={columns}
          sorting={sorting}
          gridTemplate={gridTemplate}
          onSort={(column) => setSorting(nextSorting(sorting, column))}
        />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
          onFocus={(event) => {
            const row = rows[indexOfRow(event)];
            if (row) setActiveKey(row.key);
          }}
          onClick={(event) => {
            const row = rows[indexOfRow(event)];
            if (row) choose(row, event.ctrlKey || event.metaKey);
          }}
          onContextMenu={(event) => {
            const row = rows[indexOfRow(event)];
            if (!row) return;
            event.preventDefault();
            handleMenu(row, true);
          }}
          onKeyDown={handleKey}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <TableRow
                  key={row.key}
                  row={row}
                  columns={columns}
                  gridTemplate={gridTemplate}
                  at={index}
                  start={start}
                  isSelected={selected.has(row.key)}
                  isActive={index === active}
                  isMenuOpen={menuOf === row.key}
                  onMenu={handleMenu}
                  measure={virtualizer.measureElement}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Returns the index of the row in which an event happened; negative outside of the rows. */
function indexOfRow({ target }: SyntheticEvent): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role=row][data-index]') : null;
  return Number(row?.dataset.index ?? -1);
}

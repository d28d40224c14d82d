import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { useVisibleLines } from '../../theme/useVisibleLines.ts';
import { lineOf, toCellKeys, toCellPosition } from './CellKeys.ts';
import type { CellKeys } from './CellKeys.ts';
import { CellReadOut } from './CellReadOut.tsx';
import { cellText } from '../verdicts/cellText.ts';
import type { TileContent } from '../drawing/drawTile.ts';
import { LineHeader } from './LineHeader.tsx';
import classes from '../Matrix.module.css';
import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import { MatrixCells } from '../drawing/MatrixCells.tsx';
import { HEADER_INDEX, nextCell } from './nextCell.ts';
import type { CellPosition } from './nextCell.ts';
import { isEdge, lineIndexAt } from '../axes/Axis.ts';
import type { Axis } from '../axes/Axis.ts';
import type { TileColors } from '../drawing/tileColors.ts';
import type { MatrixMeasures } from '../axes/useMeasures.ts';

interface MatrixGridProps extends Pick<TileContent, 'pairs'> {
  rows: Axis;
  columns: Axis;
  measures: MatrixMeasures;
  colors: TileColors;
  /** The selected pair, by the keys of its lines. */
  selected: CellKeys | null;
  /** Selects a pair, or unfolds engines and projects; returns the cell that gets the focus if the opened one no longer exists. */
  onOpen: (row: MatrixLine, column: MatrixLine) => CellKeys | null;
  onOpenHeader: (line: MatrixLine) => void;
}

/**
 * R260, R264, R265: the grid of all pairs; rows reach columns. Cells are drawn in tiles that scroll with the page. Only
 * the headers in sight and the one cell with the focus are elements, for the keyboard and for screen readers.
 */
export function MatrixGrid(props: MatrixGridProps) {
  const { rows, columns, measures, pairs, colors, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [activeKeys, setActiveKeys] = useState<CellKeys | null>(null);
  const [hover, setHover] = useState<CellPosition | null>(null);
  const [hasFocus, setHasFocus] = useState(false);

  const rowCells = useMemo(() => rows.lines.map(hasCells), [rows]);
  const columnCells = useMemo(() => columns.lines.map(hasCells), [columns]);
  const wantedKeys = activeKeys ?? selected;
  const active = toCellPosition(wantedKeys, rows, columns) ?? {
    row: firstOf(rowCells),
    column: firstOf(columnCells),
  };

  const shared = { scroller, overscan: 6, isSync: false };
  const rowsInSight = useVisibleLines({
    ...shared,
    count: rows.lines.length,
    sizeOf: (at) => rows.placed[at]?.size ?? 0,
    keyOf: (at) => rows.lines[at]?.key,
    active: active.row,
    paddingEnd: measures.top,
  });
  const columnsInSight = useVisibleLines({
    ...shared,
    count: columns.lines.length,
    sizeOf: (at) => columns.placed[at]?.size ?? 0,
    keyOf: (at) => columns.lines[at]?.key,
    active: active.column,
    paddingEnd: measures.left,
    isHorizontal: true,
  });
  useEffect(() => rowsInSight.measure(), [rows, rowsInSight]);
  useEffect(() => columnsInSight.measure(), [columns, columnsInSight]);

  const showSelected = useEffectEvent(() => {
    const row = rows.indexOf.get(selected?.row ?? '');
    const column = columns.indexOf.get(selected?.column ?? '');
    if (row === undefined || column === undefined) return;
    rowsInSight.scrollToIndex(row);
    columnsInSight.scrollToIndex(column);
  });
  useEffect(() => {
    // The panel that opens with a selection makes the grid narrower first.
    const timer = setTimeout(showSelected, 60);
    return () => clearTimeout(timer);
  }, [selected?.row, selected?.column]);

  const moveTo = (position: CellPosition) => {
    setActiveKeys(toCellKeys(position, rows, columns));
    if (position.row >= 0) rowsInSight.scrollToIndex(position.row);
    if (position.column >= 0) columnsInSight.scrollToIndex(position.column);
    focusActive(scroller.current);
  };

  const open = (position: CellPosition) => {
    const [row, column] = [rows.lines[position.row], columns.lines[position.column]];
    if (row && column) {
      if (!hasCells(row) || !hasCells(column)) return;
      setActiveKeys(props.onOpen(row, column) ?? { row: row.key, column: column.key });
    } else {
      const line = row ?? column;
      if (!line) return;
      setActiveKeys(toCellKeys(position, rows, columns));
      props.onOpenHeader(line);
    }
    focusActive(scroller.current);
  };

  const handleKey = (event: KeyboardEvent) => {
    const next = nextCell(event, active, rowCells, columnCells);
    if (next) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') open(active);
    else return;
    event.preventDefault();
    setHover(null);
  };

  /** Returns the header or cell under the pointer. Headers cover the cells. */
  const positionOf = (event: MouseEvent): CellPosition | null => {
    const header = (event.target as Element).closest<HTMLElement>('[data-header]');
    if (header) {
      const at = Number(header.dataset.at);
      return header.dataset.header === 'row'
        ? { row: at, column: HEADER_INDEX }
        : { row: HEADER_INDEX, column: at };
    }
    const box = body.current?.getBoundingClientRect();
    if (!box || !body.current?.contains(event.target as Element)) return null;
    const row = lineIndexAt(rows, event.clientY - box.top);
    const column = lineIndexAt(columns, event.clientX - box.left - measures.left);
    return row < 0 || column < 0 ? null : { row, column };
  };

  const lit = hover ?? (hasFocus ? active : null);
  return (
    <div ref={scroller} className={classes.scroller}>
      <div
        role="grid"
        aria-label="Reachability: rows reach columns"
        aria-rowcount={rows.lines.length + 1}
        aria-colcount={columns.lines.length + 1}
        className={classes.grid}
        style={
          {
            width: measures.left + columns.length,
            '--left': `${measures.left}px`,
            '--top': `${measures.top}px`,
          } as CSSProperties
        }
        onKeyDown={handleKey}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        onClick={(event) => {
          const position = positionOf(event);
          if (position) open(position);
        }}
        onMouseMove={(event) => {
          const position = positionOf(event);
          if (position?.row !== hover?.row || position?.column !== hover?.column) setHover(position);
        }}
        onMouseLeave={() => setHover(null)}
      >
        <div role="rowgroup" className={classes.header}>
          <div role="row" aria-rowindex={1} className={classes.headerRow}>
            <div role="columnheader" aria-colindex={1} className={classes.corner}>
              <CellReadOut
                row={lineOf(rows, lit?.row)}
                column={lineOf(columns, lit?.column)}
                firstRow={lineOf(rows, rowsInSight.range?.startIndex)}
                firstColumn={lineOf(columns, columnsInSight.range?.startIndex)}
                pairs={pairs}
              />
            </div>
            {columnsInSight.getVirtualItems().map(({ index: at }) => {
              const placed = columns.placed[at];
              if (!placed) return null;
              const isActive = active.row === HEADER_INDEX && active.column === at;
              return (
                <LineHeader
                  key={placed.line.key}
                  axis="column"
                  isLit={lit?.column === at}
                  isEdge={isEdge(columns, at)}
                  {...{ placed, at, isActive }}
                />
              );
            })}
          </div>
        </div>
        <div ref={body} role="rowgroup" className={classes.body} style={{ height: rows.length }}>
          <MatrixCells
            rowRange={rowsInSight.range}
            columnRange={columnsInSight.range}
            {...{ rows, columns, lit, selected, pairs, colors }}
          />
          {rowsInSight.getVirtualItems().map(({ index: at }) => {
            const placed = rows.placed[at];
            if (!placed) return null;
            const isActive = active.column === HEADER_INDEX && active.row === at;
            const column = at === active.row ? columns.placed[active.column] : undefined;
            return (
              <div
                key={placed.line.key}
                role="row"
                aria-rowindex={at + 2}
                className={classes.row}
                style={{ height: placed.size, transform: `translateY(${placed.start}px)` }}
              >
                <LineHeader
                  axis="row"
                  isLit={lit?.row === at}
                  isEdge={isEdge(rows, at)}
                  {...{ placed, at, isActive }}
                />
                {column && hasCells(placed.line) && (
                  <div
                    role="gridcell"
                    aria-colindex={active.column + 2}
                    aria-selected={selected?.row === placed.line.key && selected.column === column.line.key}
                    aria-label={cellText(placed.line, column.line, pairs)}
                    tabIndex={0}
                    data-active
                    className={classes.active}
                    style={{ left: measures.left + column.start, width: column.size, height: placed.size }}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const firstOf = (cells: readonly boolean[]): number => Math.max(0, cells.indexOf(true));

/** Moves the focus after the next drawing, since the cell may not be in the page before. */
function focusActive(scroller: HTMLElement | null): void {
  requestAnimationFrame(() =>
    scroller?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true }),
  );
}

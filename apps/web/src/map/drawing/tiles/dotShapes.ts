import { textWidth } from '../../scene/toLabel.ts';
import { MIN_TEXT } from '../shapes/fitText.ts';
import type { Looks, Traced } from '../shapes/Looks.ts';
import type { Shape } from '../shapes/Shape.ts';
import { Z } from '../shapes/Shape.ts';
import { stateColor } from '../shapes/stateShape.ts';
import { textShape, textStyle } from '../shapes/textShape.ts';
import { isTrouble } from './toTileFacts.ts';
import type { TileFacts } from './toTileFacts.ts';

/** The distances of two dots that are tried, in pixels on the screen; the largest at which all fit is taken. */
const PITCHES = [10, 9, 8, 7, 6, 5.5, 5, 4.5] as const;

/** The room of the dots in a tile, in pixels on the screen. */
interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * The cells of the dots. The last `lowRows` rows have `cut` cells less at their end, which `rest` takes: the number of
 * the containers that have no dot, empty if there are none.
 */
interface Grid {
  pitch: number;
  columns: number;
  rows: number;
  shown: number;
  rest: string;
  cut: number;
  lowRows: number;
}

/** Returns a dot for each container of a tile, in rows, and `+N` for the ones that have no room. */
export function dotShapes(
  facts: TileFacts,
  room: Room,
  looks: Looks,
  traced: Traced,
  isDimTile: boolean,
): Shape[] {
  const grid = toGrid(facts.containers.length, room);
  if (grid.columns < 1 || grid.rows < 1) return [];
  const { pitch } = grid;
  const groups = new Map<string, { state: string; at: number[]; isDim: boolean; isSelected: boolean }>();
  for (const [i, { id, state }] of facts.containers.slice(0, grid.shown).entries()) {
    const color = stateColor(state, looks.palette);
    const isSelected = looks.view.selected.size > 0 && looks.isSelected(`c:${id}`);
    const isDim = (looks.isDim(id) && !isDimTile) || (traced !== false && looks.traced(`c:${id}`) === false);
    const key = `${color} ${isDim} ${isSelected}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { state: color, at: [], isDim, isSelected }));
    const { row, column } = cellOf(i, grid);
    group.at.push(room.left + pitch * (column + 0.35), room.top + pitch * (row + 0.5));
  }
  const opacity = isDimTile ? looks.opacity(true, traced) : 1;
  const shapes = [...groups].map(([key, group]): Shape => {
    const style = looks.style(`tileDots ${key} ${pitch} ${traced} ${opacity}`, () => ({
      layer: looks.layer(Z.chip, traced),
      opacity: group.isDim ? opacity * 0.3 : opacity,
      fill: group.isSelected ? looks.palette.accent : group.state,
      radius: pitch * (group.isSelected ? 0.45 : 0.32),
      minRadius: 0,
    }));
    return { kind: 'dots', style, at: group.at };
  });
  if (grid.rest !== '') {
    const trouble = facts.containers.slice(grid.shown).some(({ state }) => isTrouble(state));
    const style = looks.style(`tileRest ${trouble} ${traced} ${opacity}`, () =>
      textStyle({
        layer: looks.layer(Z.text, traced),
        opacity,
        color: trouble ? looks.palette.trouble : looks.palette.soft,
        size: MIN_TEXT,
        align: 'right',
      }),
    );
    const middle = room.top + pitch * (grid.rows - grid.lowRows / 2);
    shapes.push(textShape(style, grid.rest, room.right + 1, Math.min(room.bottom - 4, middle)));
  }
  return shapes;
}

function toGrid(count: number, { left, right, top, bottom }: Room): Grid {
  const sized = (pitch: number) => ({
    pitch,
    columns: Math.floor((right - left) / pitch),
    rows: Math.floor((bottom - top + pitch * 0.4) / pitch),
  });
  const whole = PITCHES.map(sized).find(({ columns, rows }) => columns * rows >= count);
  if (whole) return { ...whole, shown: count, rest: '', cut: 0, lowRows: 0 };
  const { pitch, columns, rows } = sized(PITCHES.at(-1) as number);
  const cut = Math.min(columns, Math.ceil((textWidth(`+${count}`, MIN_TEXT) + 2) / pitch));
  const lowRows = Math.min(rows, Math.ceil((MIN_TEXT * 0.8) / pitch));
  const shown = Math.max(0, columns * rows - cut * lowRows);
  return { pitch, columns, rows, shown, rest: `+${count - shown}`, cut, lowRows };
}

function cellOf(i: number, { columns, rows, cut, lowRows }: Grid): { row: number; column: number } {
  const high = columns * (rows - lowRows);
  const [at, from, width] = i < high ? [i, 0, columns] : [i - high, rows - lowRows, columns - cut];
  return { row: from + Math.floor(at / width), column: at % width };
}

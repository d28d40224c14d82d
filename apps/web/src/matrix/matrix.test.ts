import { TopologyIndex } from '@portolan/topology';
import { aContainer, anEngine } from '@portolan/topology/testing';
import { describe, expect, test } from 'vitest';
import { lineName, tallyText } from './verdicts/cellText.ts';
import { foldsByDefault } from './axes/foldsByDefault.ts';
import { hasCells, toEndLine, toLines } from './axes/MatrixLine.ts';
import { nextCell } from './grid/nextCell.ts';
import { lineIndexAt, toAxis, tilesIn } from './axes/Axis.ts';
import { extentOf, toTally } from './verdicts/Tally.ts';

const shop = (service: string) => aContainer(`shop-${service}-1`, { project: 'shop', service });
const [web, db, alone] = [shop('web'), shop('db'), aContainer('alone')];
const index = new TopologyIndex({
  engine: anEngine(),
  networks: [],
  containers: [web, db, alone],
  attachments: [],
});
const ids = ['host', 'outside', alone.id, db.id, web.id];
const shown = { engine: null, place: null, index, ids };

describe('R260: lines', () => {
  test('host and outside come first, then projects with their members by short names', () => {
    const lines = toLines(shown, () => false);
    const labels = lines.map((line) => {
      if (line.kind === 'end') return line.end;
      return line.kind === 'container' ? line.label : `[${lineName(line)}]`;
    });
    expect(labels).toEqual(['host', 'outside', '[no project]', 'alone', '[shop]', 'db', 'web']);
    expect(lines.map(hasCells)).toEqual([true, true, false, true, false, true, true]);
  });

  test('a folded project stands for its members', () => {
    const lines = toLines(shown, (key) => key === 'project shop');
    expect(lines.at(-1)).toMatchObject({ kind: 'project', isFolded: true, ids: [db.id, web.id] });
    expect(lines.filter(hasCells)).toHaveLength(4);
  });

  test('containers without any project are not grouped', () => {
    const lines = toLines({ ...shown, ids: ['host', 'outside', alone.id] }, () => true);
    expect(lines.map(({ kind }) => kind)).toEqual(['end', 'end', 'container']);
  });
});

describe('R261: folded cells count pairs', () => {
  const rows = ['.ap', 'b.a', 'uu.'];
  const codeOf = (from: string, to: string) => rows['xyz'.indexOf(from)]?.['xyz'.indexOf(to)];
  const count = (from: readonly string[], to: readonly string[]) => {
    const codes = from.flatMap((one) => to.map((other) => codeOf(one, other)));
    const times = (code: string) => codes.filter((each) => each === code).length;
    return { a: times('a'), p: times('p'), b: times('b'), u: times('u') };
  };
  const tally = (from: string[], to: string[]) => toTally(count(from, to));

  test('an end on both lines makes no pair with itself', () => {
    expect(tally(['x', 'y'], ['x', 'y'])).toEqual({
      ...{ pairs: 2, direct: 1, published: 0, blocked: 1, unknown: 0 },
    });
    expect(tally(['x'], ['x']).pairs).toBe(0);
  });

  test('the extent is all, some, none, or unknown', () => {
    const extent = (from: string[], to: string[]) => extentOf(tally(from, to));
    expect(extent(['x'], ['y', 'z'])).toBe('all');
    expect(extent(['y'], ['x', 'z'])).toBe('some');
    expect(extent(['y'], ['x'])).toBe('none');
    expect(extent(['z'], ['x', 'y'])).toBe('unknown');
  });

  test('a tally is described by how many of its pairs are allowed', () => {
    const text = (from: string[], to: string[]) => tallyText(tally(from, to));
    expect(text(['x'], ['y', 'z'])).toBe('all 2 pairs are allowed, 1 only through a published port');
    expect(text(['y'], ['x', 'z'])).toBe('1 of 2 pairs is allowed');
    expect(text(['y'], ['x'])).toBe('the only pair is blocked');
    expect(text(['z'], ['x', 'y'])).toBe('none of 2 pairs is known to be allowed, 2 unknown');
    expect(text(['x'], ['x'])).toBe('itself');
  });
});

test('R262: projects fold above 40 containers, and unfolded ones stay unfolded up to 60', () => {
  expect(foldsByDefault(40, null)).toBe(false);
  expect(foldsByDefault(41, null)).toBe(true);
  expect(foldsByDefault(60, false)).toBe(false);
  expect(foldsByDefault(61, false)).toBe(true);
  expect(foldsByDefault(41, true)).toBe(true);
});

describe('R264: the lines of an axis', () => {
  const axis = toAxis(
    toLines(shown, () => false),
    (line) => (line.kind === 'project' ? 10 : 20),
  );

  test('lineIndexAt returns the line at a distance from the start, and -1 outside the axis', () => {
    expect(axis.length).toBe(120);
    expect([0, 19, 20, 40, 49, 50, 119].map((at) => lineIndexAt(axis, at))).toEqual([0, 0, 1, 2, 2, 3, 6]);
    expect([-1, 120].map((at) => lineIndexAt(axis, at))).toEqual([-1, -1]);
  });

  test('tiles hold every line once', () => {
    const many = toAxis(
      Array.from({ length: 60 }, (_, at) => ({ ...toEndLine(null, null, 'host'), key: `${at}` })),
      () => 1,
    );
    expect(many.tiles.flat()).toEqual(many.placed);
    expect(tilesIn(many, { startIndex: 20, endIndex: 30 }).map(({ at }) => at)).toEqual([0, 1]);
    expect(tilesIn(many, null)).toEqual([]);
  });
});

describe('R265: keys move the focus', () => {
  // The lines are an end, a folded project, and an unfolded project with two members.
  const lines = [true, true, false, true, true];
  const press = (key: string, row: number, column: number, ctrlKey = false) => {
    const next = nextCell({ key, ctrlKey }, { row, column }, lines, lines);
    return next && [next.row, next.column];
  };

  test('arrows pass over lines without cells', () => {
    expect(press('ArrowDown', 1, 0)).toEqual([3, 0]);
    expect(press('ArrowUp', 3, 0)).toEqual([1, 0]);
    expect(press('ArrowRight', 0, 1)).toEqual([0, 3]);
    expect(press('ArrowDown', 4, 0)).toEqual([4, 0]);
  });

  test('arrows reach every header from the first cells, but never the corner', () => {
    expect(press('ArrowLeft', 3, 0)).toEqual([3, -1]);
    expect(press('ArrowDown', 1, -1)).toEqual([2, -1]);
    expect(press('ArrowRight', 2, -1)).toEqual([2, -1]);
    expect(press('ArrowDown', -1, 2)).toEqual([-1, 2]);
    expect(press('ArrowRight', 3, -1)).toEqual([3, 0]);
    expect(press('ArrowUp', 0, -1)).toEqual([0, -1]);
    expect(press('ArrowUp', 0, 3)).toEqual([-1, 3]);
  });

  test('Home, End and Page keys move to ends and by ten', () => {
    expect(press('Home', 3, 4)).toEqual([3, 0]);
    expect(press('End', 3, 0)).toEqual([3, 4]);
    expect(press('Home', 3, 4, true)).toEqual([0, 0]);
    expect(press('End', 0, 0, true)).toEqual([4, 4]);
    expect(press('PageDown', 0, 1)).toEqual([4, 1]);
    expect(press('PageUp', 4, 1)).toEqual([0, 1]);
    expect(press('a', 0, 0)).toBeNull();
  });
});

import { useLayoutEffect, useRef } from 'react';
import { drawMark } from './drawing/drawMark.ts';
import type { CellMark } from './drawing/drawMark.ts';
import classes from './Matrix.module.css';
import type { TileColors } from './drawing/tileColors.ts';
import type { Tally } from './verdicts/Tally.ts';

const tally = (direct: number, pairs: number): Tally => ({
  ...{ pairs, direct, published: 0, blocked: pairs - direct, unknown: 0 },
});
const codes: [CellMark, string][] = [
  [{ code: 'a' }, 'reaches directly'],
  [{ code: 'p' }, 'only through a published port'],
  [{ code: 'b' }, 'blocked'],
  [{ code: 'u' }, 'unknown'],
];
const folded: [CellMark, string][] = [
  [{ tally: tally(6, 6) }, 'all pairs allowed'],
  [{ tally: tally(4, 6) }, 'some pairs allowed'],
];
const tested: [CellMark, string][] = [
  [{ code: 'a', probe: { outcome: 'matches', isOutdated: false } }, 'test matches the prediction'],
  [{ code: 'a', probe: { outcome: 'differs', isOutdated: false } }, 'test differs from the prediction'],
  [{ code: 'a', probe: { outcome: 'untested', isOutdated: false } }, 'could not be tested'],
];

interface MatrixLegendProps {
  colors: TileColors;
  hasFolded: boolean;
  hasOutcomes: boolean;
}

/** The meanings of the marks that can be in the cells now. */
export function MatrixLegend({ colors, hasFolded, hasOutcomes }: MatrixLegendProps) {
  const shown = [...codes, ...(hasFolded ? folded : []), ...(hasOutcomes ? tested : [])];
  return (
    <ul className={classes.legend} aria-label="Legend">
      {shown.map(([mark, meaning]) => (
        <li key={meaning}>
          <Sample mark={mark} colors={colors} />
          {meaning}
        </li>
      ))}
    </ul>
  );
}

const SIZE = 21;

function Sample({ mark, colors }: { mark: CellMark; colors: TileColors }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const scale = window.devicePixelRatio;
    canvas.current.width = canvas.current.height = Math.round(SIZE * scale);
    context.scale(scale, scale);
    drawMark(context, { x: 0, y: 0, width: SIZE, height: SIZE }, mark, colors);
  }, [mark, colors]);
  return <canvas ref={canvas} aria-hidden style={{ width: SIZE, height: SIZE }} />;
}

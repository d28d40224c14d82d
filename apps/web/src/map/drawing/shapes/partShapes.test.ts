import { describe, expect, it } from 'vitest';
import { liveFacts } from '../../testing/aPart.ts';
import { plainView } from '../../testing/plainView.ts';
import { fitText, MIN_TEXT } from './fitText.ts';
import { Looks } from './Looks.ts';
import { partShapes, reasonShapes } from './partShapes.ts';
import type { PartFacts } from './partTexts.ts';
import type { Shape, TextShape } from './Shape.ts';
import { notPointing } from './ViewState.ts';

const looks = Looks.of(plainView, notPointing);
const wide = { width: 900, height: 300 };
const small = { width: 74, height: 40 };
const nas: PartFacts = { ...liveFacts('nas'), containers: 30, networks: 12 };
const stale: PartFacts = { ...nas, state: 'stale', since: '2026-01-01T10:00:00Z' };

const isText = (shape: Shape): shape is TextShape => shape.kind === 'text';
/** What is written, as it fits. */
const written = (shapes: readonly Shape[]) =>
  shapes.filter(isText).map((shape) => fitText(shape, 1)?.text ?? null);
const boxOf = (shapes: readonly Shape[]) => shapes.find((shape) => shape.kind === 'box')?.style;

describe('R299: the frame of an engine', () => {
  it('says which engine it is, its product and what it has', () => {
    expect(written(partShapes(nas, wide, 40, looks))).toEqual([
      'NAS',
      'Docker 28.5.2 · 30 containers · 12 networks',
    ]);
    expect(written(partShapes(nas, { ...wide, width: 190 }, 24, looks))).toEqual(['NAS', '30 containers']);
  });

  it('says in words that an engine is not live, and looks different', () => {
    const shapes = partShapes(stale, wide, 40, looks);
    expect(written(shapes)[1]).toMatch(/^stale since \d\d:\d\d:\d\d$/);
    expect(boxOf(shapes)).toMatchObject({ dash: [6, 5] });
    expect(boxOf(partShapes(nas, wide, 40, looks))).toMatchObject({ dash: null });
    // The name gives way to it.
    const long = { ...stale, name: 'workstation-of-the-build-farm-3' };
    expect(written(partShapes(long, { width: 180, height: 80 }, 24, looks))).toEqual([
      expect.stringMatching(/^WORK.*….*$/),
      'stale',
    ]);
  });

  it('keeps the name readable from afar, where it has room at all', () => {
    for (const header of [3, 14, 24, 200]) {
      const [name] = partShapes(nas, small, header, looks).filter(isText);
      expect(name && fitText(name, 1)?.text).toBe('NAS');
      expect(name?.style.size).toBeGreaterThanOrEqual(MIN_TEXT);
      expect(name?.y).toBeLessThan(small.height);
    }
    expect(partShapes(nas, { width: 20, height: 9 }, 2, looks).filter(isText)).toEqual([]);
  });

  it('has a sentence in place of a drawing that there is none of', () => {
    const message =
      'Nothing listens at tcp://10.0.0.4:2376: the connection was refused. Is the engine running?';
    const facts: PartFacts = { ...nas, state: 'unreachable', message };
    const lines = written(reasonShapes(facts, { width: 220, height: 200 }, 30, looks));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(message);
    expect(written(reasonShapes(facts, { width: 220, height: 52 }, 30, looks))).toHaveLength(1);
    expect(reasonShapes(facts, small, 38, looks)).toEqual([]);
  });

  it('R60: writes what could hide something in names and messages as escapes', () => {
    const texts = written(partShapes({ ...nas, name: 'a\u202eb' }, wide, 40, looks));
    expect(texts[0]).not.toContain('\u202e');
    const message = 'no\nhost \u200b';
    const [line] = written(reasonShapes({ ...nas, state: 'unreachable', message }, wide, 40, looks));
    expect(line).toBe('no\\nhost \\u200b');
  });
});

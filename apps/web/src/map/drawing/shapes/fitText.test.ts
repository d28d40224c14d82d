import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../scene/toLabel.ts';
import { fitText, MIN_TEXT } from './fitText.ts';
import { textShape, textStyle } from './textShape.ts';

const style = textStyle({ layer: 0, color: '#000', size: 12 });
const shapeOf = (text: string, room: Parameters<typeof textShape>[4] = {}) =>
  textShape(style, text, 0, 0, room);

describe('R79: text on the screen', () => {
  it('is never smaller than ten pixels, and never larger than its room', () => {
    const texts = fc.string({ minLength: 1, maxLength: 40 });
    const sizes = fc.double({ min: 5, max: 400, noNaN: true });
    const zooms = fc.double({ min: 0.03, max: 4, noNaN: true });
    fc.assert(
      fc.property(texts, sizes, sizes, zooms, (text, width, height, zoom) => {
        const fitted = fitText(shapeOf(text, { width, height }), zoom);
        if (!fitted) return;
        expect(fitted.size).toBeGreaterThanOrEqual(MIN_TEXT);
        expect(fitted.width).toBeLessThanOrEqual(width * zoom + 1e-6);
        expect(textWidth(fitted.text, fitted.size)).toBeLessThanOrEqual(fitted.width + 1e-6);
      }),
    );
  });

  it('grows with the zoom where it may', () => {
    expect(fitText(shapeOf('db', { width: 60 }), 2)).toMatchObject({ text: 'db', size: 24 });
    expect(fitText(shapeOf('db', { width: 60 }), 0.5)).toMatchObject({ text: 'db', size: 10 });
  });

  it('takes its shorter form, ends with an ellipsis, or is left out', () => {
    expect(fitText(shapeOf('bridge · 10.0.0.0/24', { width: 90, shorter: '10.0.0.0/24' }), 1)?.text).toBe(
      '10.0.0.0/24',
    );
    expect(fitText(shapeOf('prometheus', { width: 60 }), 1)?.text).toBe('promet…');
    expect(fitText(shapeOf('prometheus', { width: 60, cut: false }), 1)).toBeNull();
    expect(fitText(shapeOf('project-134', { width: 60, cut: 'middle' }), 1)?.text).toBe('proje…34');
    expect(fitText(shapeOf('many-words-😀x', { width: 60, cut: 'middle' }), 1)?.text).toMatch(/…😀x$/u);
    // Fewer than four characters tell nothing.
    expect(fitText(shapeOf('prometheus', { width: 30 }), 1)).toBeNull();
    // No line of ten pixels has room here.
    expect(fitText(shapeOf('db', { height: 16 }), 0.5)).toBeNull();
  });
});

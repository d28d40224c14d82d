import { describe, expect, it } from 'vitest';
import { textWidth, toLabel } from './toLabel.ts';

describe('labels', () => {
  it('R60: escapes characters that break lines, are invisible or change the direction', () => {
    expect(toLabel('a\nb\u202ec\u0000', 500, 12)).toBe('a\\nb\\u202ec\\u0000');
    expect(toLabel('<b>__proto__</b> é 名', 500, 12)).toBe('<b>__proto__</b> é 名');
  });

  it('R60: shortens to the given width, also very long names', () => {
    expect(toLabel('web', 100, 12)).toBe('web');
    const long = toLabel('x'.repeat(4096), 100, 12);
    expect(long.endsWith('…')).toBe(true);
    expect(textWidth(long, 12)).toBeLessThanOrEqual(100);
    expect(toLabel(`ab${'\u202e'.repeat(4)}`, 60, 12)).toMatch(/^ab\\u.*…$/);
  });
});

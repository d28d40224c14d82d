import { describe, expect, it } from 'vitest';
import { toSegments, toVisible } from './toVisible.ts';

describe('R81: foreign texts are shown literally', () => {
  it('spells out what would hide, break the line or turn the direction', () => {
    expect(toVisible('a\u202Eb\nc\u200Bd\u0000')).toBe('a\\u202eb\\nc\\u200bd\\u0000');
  });

  it('leaves markup, other scripts and astral characters as they are', () => {
    expect(toVisible('<b>ä 日本 😀</b>')).toBe('<b>ä 日本 😀</b>');
  });

  it('marks which runs are spelled out', () => {
    expect(toSegments('a\nb')).toEqual([
      { text: 'a', escaped: false },
      { text: '\\n', escaped: true },
      { text: 'b', escaped: false },
    ]);
  });

  it('cuts long texts after whole characters', () => {
    expect(toVisible('😀'.repeat(4096), 3)).toBe('😀😀😀…');
  });

  it('spells out a lone surrogate', () => {
    expect(toVisible('x\uD800')).toBe('x\\ud800');
  });
});

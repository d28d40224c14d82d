import { describe, expect, it } from 'vitest';
import { toSegments, toVisible } from './toVisible.ts';

describe('R81: texts from the engine are shown with all their characters', () => {
  it('escapes characters that are invisible, break the line or change the direction', () => {
    expect(toVisible('a\u202Eb\nc\u200Bd\u0000')).toBe('a\\u202eb\\nc\\u200bd\\u0000');
  });

  it('leaves markup, other scripts and characters beyond the BMP unchanged', () => {
    expect(toVisible('<b>ä 日本 😀</b>')).toBe('<b>ä 日本 😀</b>');
  });

  it('marks which segments are escapes', () => {
    expect(toSegments('a\nb')).toEqual([
      { text: 'a', escaped: false },
      { text: '\\n', escaped: true },
      { text: 'b', escaped: false },
    ]);
  });

  it('shortens a long text between two characters', () => {
    expect(toVisible('😀'.repeat(4096), 3)).toBe('😀😀😀…');
  });

  it('escapes a lone surrogate', () => {
    expect(toVisible('x\uD800')).toBe('x\\ud800');
  });
});

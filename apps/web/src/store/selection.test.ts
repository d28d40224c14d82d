import { describe, expect, it } from 'vitest';
import { formatMark, formatSelection, parseMark, parseSelection } from './selection.ts';
import type { Entity } from './selection.ts';

describe('R305: the selection in the URL', () => {
  it.each<Entity>([
    { kind: 'container', id: 'abc' },
    { kind: 'network', id: 'n1' },
    { kind: 'attachment', id: 'abc:n1' },
    { kind: 'outside' },
    { kind: 'host' },
  ])('reads what it has written: %j', (entity) => {
    for (const engine of [null, 'nas', 'c', 'a.b+c-d_e']) {
      const selection = { ...entity, engine };
      expect(parseSelection(formatSelection(selection))).toEqual(selection);
    }
  });

  it('begins with the name of an engine that is not the default one', () => {
    expect(formatSelection({ engine: null, kind: 'container', id: 'abc' })).toBe('c:abc');
    expect(formatSelection({ engine: 'nas', kind: 'outside' })).toBe('nas/outside');
  });

  it('means the engine of the address where the text names none', () => {
    expect(parseSelection('c:abc', 'nas')).toEqual({ engine: 'nas', kind: 'container', id: 'abc' });
    expect(parseSelection('vps/c:abc', 'nas')).toEqual({ engine: 'vps', kind: 'container', id: 'abc' });
  });

  it('reads any mark that it has written, whatever a project is named', () => {
    for (const mark of ['p:a/b', 'p:x/c:1', 'c:1', 'host'])
      for (const engine of [null, 'nas'])
        expect(parseMark(formatMark(engine, mark))).toEqual({ engine, mark });
  });

  it.each(['', 'c', 'c:', 'x:1', '__proto__', 'constructor:1', 'nas/', 'nas/c:', 'a b/c:1'])(
    'reads no selection from %j',
    (text) => {
      expect(parseSelection(text)).toBeNull();
    },
  );
});

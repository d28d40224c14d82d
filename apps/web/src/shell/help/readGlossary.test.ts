import { describe, expect, it } from 'vitest';
import markdown from '../../../../../docs/GLOSSARY.md?raw';
import { readGlossary, toSpans } from './readGlossary.ts';

describe('R97: the glossary on the page', () => {
  it('has every term of the document but the retired ones', () => {
    const sections = readGlossary(markdown);
    expect(sections.map(({ title }) => title)).toEqual([
      'What the engine has',
      'What Portolan computes',
      'What Portolan changes',
      'What the page shows',
    ]);
    const terms = sections.flatMap((section) => section.terms);
    expect(terms.every(({ term, meaning }) => term !== '' && meaning.endsWith('.'))).toBe(true);
    expect(terms.find(({ term }) => term === 'attachment')?.dockerTerm).toBe('endpoint');
    expect(terms.find(({ term }) => term === 'topology')?.dockerTerm).toBeNull();
  });

  it('shows code and emphasis', () => {
    expect(toSpans('It is _live_, see `a_b_c`.')).toEqual([
      { kind: 'text', text: 'It is ' },
      { kind: 'emphasis', text: 'live' },
      { kind: 'text', text: ', see ' },
      { kind: 'code', text: 'a_b_c' },
      { kind: 'text', text: '.' },
    ]);
  });
});

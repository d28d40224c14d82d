// @ts-check
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from './projectFiles.mjs';
import { findRetiredTerms, retiredTerms } from './retiredTerms.mjs';

describe('findRetiredTerms', () => {
  const seat = { term: 'seat', instead: 'endpoint', inNames: true, inTexts: true };
  const takeBack = { term: 'take back', instead: 'undo', inNames: true, inTexts: true };

  it('R118: finds a term as a word of an identifier, and in comments and strings', () => {
    const code = '// The seats.\nconst toSeatKey = "no seat";\nconst reseated = 1;\n';
    expect(findRetiredTerms('a.ts', code, [seat])).toEqual([
      'a.ts:1 seat: write endpoint',
      'a.ts:2 seat: write endpoint',
    ]);
  });

  it('R118: finds a term of several words, across a line break of a comment too', () => {
    const code = '/** To take\n * back a change. */\nexport const takeBackNow = 1;\n';
    expect(findRetiredTerms('a.ts', code, [takeBack])).toEqual([
      'a.ts:1 take back: write undo',
      'a.ts:3 take back: write undo',
    ]);
  });

  it('R118: leaves texts alone where only names are refused', () => {
    expect(
      findRetiredTerms('a.md', 'A letter or digit.', [{ ...seat, term: 'letter', inTexts: false }]),
    ).toEqual([]);
  });
});

it('R118: no file uses a term that the glossary retires', () => {
  const terms = retiredTerms();
  expect(terms.length).toBeGreaterThan(10);
  // These name retired terms to replace or to test them.
  const exempt = /^(docs\/GLOSSARY|CHANGELOG)\.md$|retiredTerms|^package-lock\.json$|\/fixtures\//;
  const paths = projectFiles(/\.(ts|tsx|mjs|js|css|html|md|yml|json)$/).filter((path) => !exempt.test(path));
  expect(paths.flatMap((path) => findRetiredTerms(path, readProjectFile(path), terms))).toEqual([]);
});

// @ts-check
import { expect, it } from 'vitest';
import { projectFiles, readProjectFile } from './projectFiles.mjs';
import { ruleDocuments, testsByRule, withTests } from './ruleTests.mjs';

/** @type {{ rule: string, text: string }[]} */
const rules = ruleDocuments().flatMap((path) =>
  readProjectFile(path)
    .split(/^(?=## R\d+ )/m)
    .slice(1)
    .map((text) => ({ rule: /^## (R\d+)/.exec(text)?.[1] ?? '', text })),
);

it('R119: a rule says what holds, why, and which tests show it', () => {
  const incomplete = rules.filter(
    ({ text }) => !text.includes('\n**Why:** ') || !text.includes('\n**Tests:** '),
  );
  expect(incomplete.map(({ rule }) => rule)).toEqual([]);
});

it('R119: every number stands for one rule', () => {
  const numbers = rules.map(({ rule }) => rule);
  expect(numbers.filter((rule, at) => numbers.indexOf(rule) !== at)).toEqual([]);
});

it('R119: the tests named at each rule are those that cite it', () => {
  const tests = testsByRule();
  for (const path of ruleDocuments()) {
    const document = readProjectFile(path);
    expect(document, `${path} is not up to date: npm run rules`).toBe(withTests(document, tests));
  }
});

it('R119: code, tests and documents cite only rules that exist', () => {
  const known = new Set(rules.map(({ rule }) => rule));
  const unknown = projectFiles(/\.(ts|tsx|mjs|md)$/).flatMap((path) =>
    (readProjectFile(path).match(/\bR\d{1,3}\b/g) ?? [])
      .filter((rule) => !known.has(rule))
      .map((rule) => `${path}: ${rule}`),
  );
  expect(unknown).toEqual([]);
});

// @ts-check
// `npm run rules`: writes the line "Tests" of every rule in docs/rules/ from the tests' own citations.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../root.mjs';
import { projectFiles, readProjectFile } from './projectFiles.mjs';

/** What the line says of a rule that no test cites. */
const NO_TEST = 'no test cites this rule.';

/** @returns {string[]} the documents that hold rules */
export const ruleDocuments = () => projectFiles(/^docs\/rules\/[a-z-]+\.md$/);

/**
 * Finds the tests that cite each rule.
 * @returns {Map<string, string[]>} test files by rule, such as `R12`
 */
export function testsByRule() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const path of projectFiles(/\.(test|spec)\.(ts|tsx|mjs)$/)) {
    for (const rule of new Set(readProjectFile(path).match(/\bR\d+\b/g))) {
      found.set(rule, [...(found.get(rule) ?? []), path]);
    }
  }
  return found;
}

/**
 * Puts the tests of each rule on its line "Tests".
 * @param {string} markdown - a document of docs/rules/
 * @param {Map<string, string[]>} tests
 * @returns {string} the document with its lines replaced
 */
export function withTests(markdown, tests) {
  let rule = '';
  return markdown
    .split('\n')
    .map((line) => {
      rule = /^## (R\d+) /.exec(line)?.[1] ?? rule;
      return line.startsWith('**Tests:**') ? `**Tests:** ${toLinks(tests.get(rule) ?? [])}` : line;
    })
    .join('\n');
}

/** @param {string[]} paths */
const toLinks = (paths) =>
  paths.length === 0 ? NO_TEST : paths.map((path) => `[${basename(path)}](../../${path})`).join(', ');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tests = testsByRule();
  for (const path of ruleDocuments())
    writeFileSync(join(ROOT, path), withTests(readProjectFile(path), tests));
}

// @ts-check
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { projectFiles } from './projectFiles.mjs';

const MAX_FILES = 20;

it('R117: no folder holds more than twenty source files, tests not counted', () => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const path of projectFiles(/\.(ts|tsx|mjs)$/)) {
    if (/\.(test|spec)\.(ts|tsx|mjs)$/.test(path)) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  const full = [...counts].filter(([, count]) => count > MAX_FILES);
  expect(
    full.map(([folder, count]) => `${folder}: ${count} files`),
    'Merge files that are only read together, or make inner folders that say what they hold.',
  ).toEqual([]);
});

// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** Folders that hold nothing written by hand. */
const GENERATED = new Set(['.git', 'node_modules', 'dist', 'data', 'test-results', 'playwright-report']);

/**
 * Lists the files of the project that are written by hand.
 * @param {RegExp} pattern - which paths to list
 * @returns {string[]} paths relative to the root, with `/`, sorted
 */
export function projectFiles(pattern) {
  return filesUnder('')
    .filter((path) => pattern.test(path))
    .sort();
}

/**
 * @param {string} path - relative to the root
 * @returns {string} the content of the file
 */
export const readProjectFile = (path) => readFileSync(join(ROOT, path), 'utf8');

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (GENERATED.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

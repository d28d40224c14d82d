// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Hashes the names and contents of files. Folders are read recursively; a path that does not exist adds nothing.
 * @param {string} root
 * @param {string[]} paths - files and folders below root
 * @param {(path: string) => boolean} [isInput] - which files count
 */
export function hashOf(root, paths, isInput = () => true) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesUnder(root, each)).filter(isInput)) {
    const content = readFileSync(join(root, path));
    // The length separates the end of one file from the name of the next.
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * A file that records which sources something was built from. It is removed before a build and written after it, so
 * an interrupted build is repeated (R111).
 * @param {string} file
 */
export function stampAt(file) {
  return {
    /** @param {string} hash */
    matches: (hash) => existsSync(file) && readFileSync(file, 'utf8') === hash,
    remove: () => rmSync(file, { force: true }),
    /** @param {string} hash */
    write: (hash) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, hash);
    },
  };
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} sorted, since the order of the file system is not fixed
 */
function filesUnder(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(root, `${path}/${name}`));
}

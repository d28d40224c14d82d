// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runQuietly } from './runQuietly.mjs';

/**
 * Installs the packages of package-lock.json, unless they are installed already (R111).
 * @param {(line: string) => void} say
 * @throws {import('./runQuietly.mjs').CommandFailed}
 */
export async function ensureInstalled(say) {
  const done = join(ROOT, 'node_modules/.package-lock.json');
  if (isInstalled(readJson(join(ROOT, 'package-lock.json')), readJson(done))) return;
  say('Installing npm packages (a minute or two)…');
  // npm writes this file last, so an interrupted installation does not look finished (R111).
  rmSync(done, { force: true });
  // The build needs the development packages, also when the caller's NODE_ENV is `production`.
  await runQuietly('npm ci', [npmProgram(), 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    env: { NODE_ENV: 'development' },
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, resolved?: string }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> } | null} Lock
 */

/**
 * Compares the packages that npm installed last with those of the lock file. Optional packages are left out: they
 * are made for other platforms.
 * @param {Lock} wanted - package-lock.json
 * @param {Lock} present - node_modules/.package-lock.json
 */
export function isInstalled(wanted, present) {
  if (!wanted?.packages || !present?.packages) return false;
  const found = new Map(Object.entries(present.packages));
  return Object.entries(wanted.packages)
    .filter(([path, { optional }]) => path.includes('node_modules/') && !optional)
    .every(([path, { version, resolved }]) => {
      const there = found.get(path);
      return there !== undefined && there.version === version && (version || there.resolved === resolved);
    });
}

/** The path of npm's JavaScript program. Running it with Node works on all systems without a shell. */
export function npmProgram() {
  if (process.env.npm_execpath?.endsWith('npm-cli.js')) return process.env.npm_execpath;
  const folder = join(process.execPath, '..');
  const places = ['../lib/node_modules', 'node_modules', '../share/nodejs', '../share'];
  const found = places
    .map((place) => join(folder, place, 'npm/bin/npm-cli.js'))
    .find((file) => existsSync(file));
  if (!found) throw new Error('npm was not found: run this through `npm start` or `npm test`.');
  return found;
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

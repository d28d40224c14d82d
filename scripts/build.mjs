// @ts-check
// `npm run build`: builds the page into apps/web/dist and the server into apps/server/dist/main.js.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.mjs';
import { CommandFailed, runQuietly } from './runQuietly.mjs';
import { hashOf, stampAt } from './staleness.mjs';

/** The built server. */
export const SERVER_PROGRAM = join(ROOT, 'apps/server/dist/main.js');
const PAGE = join(ROOT, 'apps/web/dist/index.html');
const INPUTS = [
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build.mjs',
  // The page renders the glossary.
  'docs/GLOSSARY.md',
  ...['protocol', 'sample-engine', 'topology'].flatMap((name) => filesOf(`packages/${name}`)),
  ...['server', 'web'].flatMap((name) => filesOf(`apps/${name}`)),
];

// The stamp is in the folder of the server’s output. Vite empties it first, so an interrupted build leaves no stamp.
const stamp = stampAt(join(ROOT, 'apps/server/dist/.built-from'));

/**
 * Builds the page and the server, unless they were built from the same sources before (R111).
 * @param {(line: string) => void} say
 * @throws {CommandFailed}
 */
export async function ensureBuilt(say) {
  const hash = hashOf(ROOT, INPUTS, (path) => !/\.test\.tsx?$/.test(path));
  if (stamp.matches(hash) && existsSync(SERVER_PROGRAM) && existsSync(PAGE)) return;
  say('Building (some seconds)…');
  await build();
  stamp.write(hash);
}

async function build() {
  stamp.remove();
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await Promise.all(
    ['apps/server', 'apps/web'].map((app) =>
      runQuietly(`vite build ${app}`, [vite, 'build', app, '--logLevel', 'warn'], {
        env: { NODE_ENV: 'production' },
      }),
    ),
  );
}

/** @param {string} folder */
function filesOf(folder) {
  const names = ['package.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'public', 'src'];
  return names.map((name) => `${folder}/${name}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureBuilt((line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    process.stderr.write(`${error.output}\n${error.message}\n`);
    process.exitCode = 1;
  }
}

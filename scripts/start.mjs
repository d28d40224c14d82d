// @ts-check
// `npm start [-- flags]`: installs and builds what is missing, then runs the server in the same process.
import { requireNode } from './requireNode.mjs';

requireNode();
// Imported after the check, since these modules use what old versions of Node lack.
const { CommandFailed } = await import('./runQuietly.mjs');
const { ensureInstalled } = await import('./install.mjs');
const { SERVER_PROGRAM, ensureBuilt } = await import('./build.mjs');
const { pathToFileURL } = await import('node:url');

// Written to stderr: programs read what the server prints on stdout.
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

try {
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  say(`${error.output.trim()}\n\n${error.message} Portolan was not started.`);
  process.exit(1);
}

// The server runs in this process, so that signals reach it and its exit code is that of `npm start` (R110).
process.argv[1] = SERVER_PROGRAM;
await import(pathToFileURL(SERVER_PROGRAM).href);

// @ts-check
// `npm start [-- flags]`: installs and builds what is missing, then becomes the server.
import { requireNode } from './requireNode.mjs';

requireNode();
// Not before the check: these may use what an old Node lacks.
const { CommandFailed } = await import('./runQuietly.mjs');
const { ensureInstalled } = await import('./install.mjs');
const { SERVER_PROGRAM, ensureBuilt } = await import('./build.mjs');
const { pathToFileURL } = await import('node:url');

// On stderr: what the server prints on stdout is for programs to read.
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

try {
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  say(`${error.output.trim()}\n\n${error.message} Portolan was not started.`);
  process.exit(1);
}

// In this very process, so that signals and the exit code are the server's own (R110).
process.argv[1] = SERVER_PROGRAM;
await import(pathToFileURL(SERVER_PROGRAM).href);

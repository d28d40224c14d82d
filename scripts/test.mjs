// @ts-check
// `npm test [-- step …]`: everything that must hold, and one line with the count at the end (R115).
import { requireNode } from './requireNode.mjs';

requireNode();
const { runTests } = await import('./testing/runTests.mjs');
process.exitCode = await runTests(process.argv.slice(2));

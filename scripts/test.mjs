// @ts-check
// `npm test [-- step …]`: runs all checks and tests, and prints the counts on the last line (R115).
import { requireNode } from './requireNode.mjs';

requireNode();
const { runTests } = await import('./testing/runTests.mjs');
process.exitCode = await runTests(process.argv.slice(2));

// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {Readonly<{ passed: number, failed: number, skipped: number }>} Tally */

/** @type {Tally} */
export const PASSED = Object.freeze({ passed: 1, failed: 0, skipped: 0 });
/** @type {Tally} */
export const FAILED = Object.freeze({ passed: 0, failed: 1, skipped: 0 });
/** @type {Tally} */
export const SKIPPED = Object.freeze({ passed: 0, failed: 0, skipped: 1 });

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  const sum = (/** @type {keyof Tally} */ kind) => tallies.reduce((total, tally) => total + tally[kind], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/**
 * Reads the counts from vitest's JSON report.
 * @param {string} file
 * @returns {Tally}
 */
export function vitestTally(file) {
  const report = readReport(file);
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * Reads the counts from Playwright's JSON report. A test that failed and passed when CI repeated it counts as passed;
 * Playwright's own summary lists it as flaky.
 * @param {string} file
 * @returns {Tally}
 */
export function playwrightTally(file) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(file).stats ?? {};
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/**
 * Counts one failure where the program failed but no test did: a file that does not load, no test found, a crash.
 * @param {Tally} tally
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function failIfProcessFailed(tally, succeeded) {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  FAILED,
  PASSED,
  SKIPPED,
  failIfProcessFailed,
  playwrightTally,
  sumOf,
  vitestTally,
} from './tally.mjs';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'portolan-tally-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {object} content */
function report(content) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('R115: the summary adds the counts of the steps', () => {
  expect(sumOf([PASSED, PASSED, FAILED, SKIPPED, { passed: 5, failed: 0, skipped: 2 }])).toEqual({
    passed: 7,
    failed: 1,
    skipped: 3,
  });
});

it('R115: the counts are read from both reports', () => {
  const vitest = report({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(vitestTally(vitest)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  const playwright = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(playwrightTally(playwright)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

it('R115: a run that crashed without a failed test counts as a failure', () => {
  expect(failIfProcessFailed(vitestTally(join(folder, 'absent.json')), false)).toEqual(FAILED);
  expect(failIfProcessFailed({ passed: 2, failed: 0, skipped: 0 }, false).failed).toBe(1);
  expect(failIfProcessFailed({ passed: 2, failed: 3, skipped: 0 }, false).failed).toBe(3);
  expect(failIfProcessFailed({ passed: 2, failed: 0, skipped: 0 }, true).failed).toBe(0);
});

// @ts-check
import { findProgram, installPackages, whyNoPackages } from './debianPackages.mjs';

/** The browser for the page tests: PORTOLAN_TEST_CHROMIUM, or Chromium from the path. */
const findChromium = () => process.env.PORTOLAN_TEST_CHROMIUM || findProgram('chromium', 'chromium-browser');

/**
 * @returns {string | null} why there can be no browser on this machine; null if there can
 */
export const whyNoChromium = () => (findChromium() ? null : whyNoPackages());

/**
 * Finds the browser, and installs Debian's Chromium where there is none.
 * @returns {Promise<string>} the path of the program
 */
export async function ensureChromium() {
  if (!findChromium()) await installPackages(['chromium']);
  const program = findChromium();
  if (!program) throw new Error('Chromium was installed but is not found.');
  return program;
}

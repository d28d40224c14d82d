// @ts-check
import { findProgram, installPackages, whyNoPackages } from './debianPackages.mjs';

/** The browser of the page tests; PORTOLAN_TEST_CHROMIUM names another one. */
const findChromium = () => process.env.PORTOLAN_TEST_CHROMIUM || findProgram('chromium', 'chromium-browser');

/**
 * Why no browser can be had here, in words; null when it can.
 * @returns {string | null}
 */
export const whyNoChromium = () => (findChromium() ? null : whyNoPackages());

/**
 * The browser's program, installing Debian's Chromium where there is none.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  if (!findChromium()) await installPackages(['chromium']);
  const program = findChromium();
  if (!program) throw new Error('Chromium was installed but is not found.');
  return program;
}

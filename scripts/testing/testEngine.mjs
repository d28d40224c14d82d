// @ts-check
import { startPrivateEngine, whyNoPrivateEngine } from '../privateEngine.mjs';
import { TEST_IMAGE, ensureTestImage } from '../engine/testImage.mjs';

/**
 * @typedef {object} TestEngine
 * @property {string} dockerHost
 * @property {string | undefined} hostAddress - the address of the engine's host, if known
 * @property {() => Promise<void>} stop
 */

const given = process.env.PORTOLAN_TEST_DOCKER_HOST;

/** True if PORTOLAN_TEST_DOCKER_HOST selects an engine: it is then the only one. */
export const isGivenEngine = Boolean(given);

/**
 * @returns {string | null} why there is no real engine for the suites; null if there is
 */
export const whyNoTestEngine = () => (given ? null : whyNoPrivateEngine());

/**
 * Returns the engine that PORTOLAN_TEST_DOCKER_HOST selects, or starts a new private one.
 * @returns {Promise<TestEngine>}
 */
export async function startTestEngine() {
  if (given) {
    ensureTestImage(given);
    return { dockerHost: given, hostAddress: process.env.PORTOLAN_TEST_HOST_ADDRESS, stop: async () => {} };
  }
  return startPrivateEngine();
}

/**
 * Returns the environment variables by which the suites find their engines.
 * @param {TestEngine[]} engines
 * @returns {Record<string, string>}
 */
export function toEnv(engines) {
  const [first] = engines;
  if (!first) return {};
  return {
    PORTOLAN_TEST_DOCKER_HOST: engines.map(({ dockerHost }) => dockerHost).join(','),
    ...(first.hostAddress && { PORTOLAN_TEST_HOST_ADDRESS: first.hostAddress }),
    PORTOLAN_TEST_IMAGE: TEST_IMAGE,
  };
}

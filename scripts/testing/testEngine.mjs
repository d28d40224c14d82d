// @ts-check
import { startPrivateEngine, whyNoPrivateEngine } from '../privateEngine.mjs';
import { TEST_IMAGE, ensureTestImage } from '../engine/testImage.mjs';

/**
 * @typedef {object} TestEngine
 * @property {string} dockerHost
 * @property {string | undefined} hostAddress - where its host can be reached, if known
 * @property {() => Promise<void>} stop
 */

const given = process.env.PORTOLAN_TEST_DOCKER_HOST;

/** Whether there is but the one engine that PORTOLAN_TEST_DOCKER_HOST names. */
export const isGivenEngine = Boolean(given);

/**
 * Why the suites get no real engine, in words; null when they do.
 * @returns {string | null}
 */
export const whyNoTestEngine = () => (given ? null : whyNoPrivateEngine());

/**
 * The engine that PORTOLAN_TEST_DOCKER_HOST names, else a private one, each time another.
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
 * How the suites find their engines.
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

// @ts-check
import { startPrivateEngine, whyNoPrivateEngine } from '../privateEngine.mjs';
import { TEST_IMAGE, ensureTestImage } from '../engine/testImage.mjs';

/**
 * @typedef {object} TestEngine
 * @property {Record<string, string>} env - how the suites find it
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
    return { env: { PORTOLAN_TEST_IMAGE: TEST_IMAGE }, stop: async () => {} };
  }
  const { dockerHost, hostAddress, stop } = await startPrivateEngine();
  return {
    env: {
      PORTOLAN_TEST_DOCKER_HOST: dockerHost,
      PORTOLAN_TEST_HOST_ADDRESS: hostAddress,
      PORTOLAN_TEST_IMAGE: TEST_IMAGE,
    },
    stop,
  };
}

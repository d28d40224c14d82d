import { defineConfig } from 'vitest/config';

const ENGINE_SUITES = '{packages,apps}/*/src/**/*.engine.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: [ENGINE_SUITES],
          // The limit is for tests that hang. It is long because the machine may be busy.
          testTimeout: 30_000,
        },
      },
      {
        // Uses the engine at PORTOLAN_TEST_DOCKER_HOST and the image PORTOLAN_TEST_IMAGE, see scripts/test.mjs.
        test: {
          name: 'engine',
          environment: 'node',
          include: [ENGINE_SUITES],
          // The suites of one run share an engine and would see each other's networks.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

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
          // A bound for what hangs, not a measure: the machine may be busy.
          testTimeout: 30_000,
        },
      },
      {
        // On the engine at PORTOLAN_TEST_DOCKER_HOST, with the image PORTOLAN_TEST_IMAGE: see scripts/test.mjs.
        test: {
          name: 'engine',
          environment: 'node',
          include: [ENGINE_SUITES],
          // All suites share one engine: they would see each other's networks.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

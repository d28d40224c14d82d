import { defineConfig } from '@playwright/test';

// `npm test -- e2e` builds, starts an engine and sets the PORTOLAN_TEST_ variables; see e2e/fixtures.ts.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  // One for each engine: tests at the same time on the same one would see each other's networks.
  workers: (process.env.PORTOLAN_TEST_DOCKER_HOST ?? '').split(',').length,
  // Once more on a CI machine, whose pauses are not ours; the tally tells of each.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // Bounds for what hangs, not measures: the machine may be busy.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // Recording costs a fifth of the time of every test: the repetition is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PORTOLAN_TEST_CHROMIUM || '/usr/bin/chromium',
      args: [
        // Chromium's own sandbox refuses root.
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

import { defineConfig } from '@playwright/test';

// `npm test -- e2e` builds, starts an engine and sets the PORTOLAN_TEST_ variables; see e2e/fixtures.ts.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  // One worker for each engine: two tests on one engine at the same time would see each other's networks.
  workers: (process.env.PORTOLAN_TEST_DOCKER_HOST ?? '').split(',').length,
  // CI repeats a failed test once, because its machines can stall. The report lists such a test as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // These limits are for tests that hang. They are long because the machine may be busy.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // Recording makes every test a fifth slower, so only repetitions are recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PORTOLAN_TEST_CHROMIUM || '/usr/bin/chromium',
      args: [
        // Chromium's sandbox does not run as root.
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

import { randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';
import { DockerCli } from './engine/DockerCli.ts';
import { type RunningPortolan, startPortolan } from './engine/startPortolan.ts';
import { PortolanPage } from './pages/PortolanPage.ts';

export { expect } from '@playwright/test';

/** The image that the tests run. */
export const TEST_IMAGE = process.env.PORTOLAN_TEST_IMAGE || 'portolan-test:latest';

/** Lets a test allow console errors that it provokes on purpose. */
interface ConsoleErrors {
  allow(pattern: RegExp): void;
}

interface TestFixtures {
  docker: DockerCli;
  app: PortolanPage;
  consoleErrors: ConsoleErrors;
}

interface WorkerFixtures {
  dockerHost: string;
  portolan: RunningPortolan;
}

/** Playwright's `test` with a running Portolan and the docker CLI. It fails on any console error that was not allowed. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  dockerHost: [
    // Playwright finds the fixtures that this one needs in the destructuring pattern, so it must not be left out.
    async ({}, use, { parallelIndex }) => {
      const host = process.env.PORTOLAN_TEST_DOCKER_HOST?.split(',')[parallelIndex];
      if (!host) throw new Error('Set PORTOLAN_TEST_DOCKER_HOST, or run `npm test -- e2e`, which does.');
      await use(host);
    },
    { scope: 'worker' },
  ],

  portolan: [
    async ({ dockerHost }, use) => {
      const portolan = await startPortolan(['--docker-host', dockerHost]);
      await use(portolan);
      await portolan.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ portolan }, use) => use(portolan.origin),

  docker: async ({ dockerHost }, use) => {
    const docker = new DockerCli(dockerHost, TEST_IMAGE, randomBytes(4).toString('hex'));
    try {
      await use(docker);
    } finally {
      await docker.cleanUp();
    }
  },

  app: async ({ page }, use) => use(new PortolanPage(page)),

  consoleErrors: [
    async ({ context }, use) => {
      const allowed: RegExp[] = [];
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (event) => errors.push(event.error().stack ?? event.error().message));
      await use({ allow: (pattern) => void allowed.push(pattern) });
      const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)));
      if (unexpected.length > 0) throw new Error(`Errors in the page's console:\n${unexpected.join('\n')}`);
    },
    { auto: true },
  ],
});

import { startPortolan } from '../engine/startPortolan.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { ProbePanel } from '../pages/ProbePanel.ts';

const serveOn8080 = ['sh', '-c', 'while true; do echo ok | nc -l -p 8080; done'];

/** Makes web and api on one network and db on another. api listens on 8080 and exposes 9090, on which nothing listens. */
async function createProject(docker: DockerCli) {
  await docker.createNetwork('front');
  await docker.createNetwork('back');
  const project = `--label=com.docker.compose.project=${docker.name('shop')}`;
  const on = (network: string) => [project, `--network=${docker.name(network)}`];
  const [web, api, db] = await Promise.all([
    docker.runContainer('web', on('front')),
    docker.runContainer(
      'api',
      [...on('front'), '--network-alias=backend', '--expose=8080', '--expose=9090'],
      serveOn8080,
    ),
    docker.runContainer('db', on('back')),
  ]);
  const addressOf = (container: string, network: string) =>
    docker.run(
      ...['container', 'inspect', '--format'],
      `{{(index .NetworkSettings.Networks "${docker.name(network)}").IPAddress}}`,
      container,
    );
  return { web, api, db, apiAddress: await addressOf(api, 'front'), dbAddress: await addressOf(db, 'back') };
}

test('R267, R268: names, address and ports are tested from inside, and match the prediction', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { web, api, apiAddress } = await createProject(docker);
  await app.open(portolan, `view=matrix&q=${docker.prefix}&select=c:${web},c:${api}`);
  const panel = new ProbePanel(page);
  await panel.button('Run all tests').click();
  for (const target of ['backend', docker.name('api')]) {
    await expect(panel.test(target)).toContainText('Matches: resolves', { timeout: 30_000 });
    await expect(panel.test(target)).toContainText(apiAddress);
  }
  await expect(panel.test(apiAddress)).toContainText('Matches: answers', { timeout: 30_000 });
  await expect(panel.test(`${apiAddress}:8080`)).toContainText('Matches: connects', { timeout: 30_000 });
  // Nothing listens on this port. The path is open all the same, as predicted.
  await expect(panel.test(`${apiAddress}:9090`)).toContainText('Matches: reached, port closed', {
    timeout: 30_000,
  });
  await expect(panel.test(apiAddress)).toContainText(/ping.*\d+ ms/);
  await panel.test(apiAddress).getByText('Output').click();
  await expect(panel.test(apiAddress).locator('pre')).toContainText(apiAddress);

  await panel.testPort('70000');
  await expect(panel.root).toContainText('A port is a number from 1 to 65535.');
  await panel.testPort('7');
  await expect(panel.test(`${apiAddress}:7`)).toContainText('reached, port closed', { timeout: 30_000 });

  await expect(panel.button('Run all tests')).toBeEnabled({ timeout: 30_000 });
  await app.matrix.waitUntilShown();
  await expect
    .poll(() => app.matrix.read(docker.name('web'), docker.name('api')))
    .toBe('reaches directly, test matches the prediction');
  // Results stay while the page is open, and are marked when the topology has changed.
  await docker.createNetwork('later');
  await expect(panel.test(apiAddress)).toContainText('outdated');
});

test('R267, R268: a blocked pair matches the prediction when nothing answers', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { web, db, dbAddress } = await createProject(docker);
  await app.open(portolan, `select=c:${web},c:${db}`);
  const panel = new ProbePanel(page);
  await panel.button('Run all tests').click();
  await expect(panel.test(docker.name('db'))).toContainText('Matches: does not resolve', {
    timeout: 30_000,
  });
  await expect(panel.test(dbAddress)).toContainText('Matches: no answer', { timeout: 30_000 });
});

test('R266: the page says what cannot be tested, and why nothing can', async ({
  app,
  docker,
  dockerHost,
  page,
}) => {
  const { api, apiAddress } = await createProject(docker);
  // This container has no tools, and the server is started without an image for a helper container.
  const empty = '/bin/busybox rm -rf /bin & exec /bin/busybox sleep 100000';
  const bare = await docker.runContainer('bare', [`--network=${docker.name('front')}`], ['sh', '-c', empty]);
  const idle = await docker.createContainer('idle', [`--network=${docker.name('front')}`]);
  const imageless = await startPortolan([
    '--docker-host',
    dockerHost,
    '--probe-image',
    'portolan-no-such-image',
  ]);
  try {
    await app.open(imageless, `select=c:${idle},c:${api}`);
    const panel = new ProbePanel(page);
    await expect(panel.root).toContainText(
      `${docker.name('idle')} is not running. Start it to test from inside.`,
    );
    await expect(panel.button('Run all tests')).toHaveCount(0);
    for (const [select, why] of [
      [`host,c:${api}`, /runs nothing on the host itself/],
      [`outside,c:${api}`, /Test from another machine/],
      [`c:${api},outside`, /do not go beyond the engine’s host/],
    ] as const) {
      await page.goto(`${imageless.origin}/?select=${select}`);
      await expect(panel.root).toContainText(why);
    }
    await page.goto(`${imageless.origin}/?select=c:${bare},c:${api}`);
    await panel.button(`Ping ${apiAddress}`).click();
    await expect(panel.test(apiAddress)).toContainText('Could not test', { timeout: 30_000 });
    await expect(panel.test(apiAddress)).not.toContainText('no answer');
  } finally {
    // The page leaves before the server stops: it would try to reconnect again and again.
    await page.goto('about:blank');
    await imageless.stop();
  }
});

test('R269: a project is tested in one run, with progress, cancel and outcomes in the cells', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  test.setTimeout(120_000);
  await createProject(docker);
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.matrix.waitUntilShown();
  const run = page.getByRole('region', { name: 'Project test' });
  const startRun = async () => {
    await page.getByRole('button', { name: 'Test a project…' }).click();
    await page.getByRole('menuitem', { name: new RegExp(docker.name('shop')) }).click();
  };
  await startRun();
  await expect(run.getByRole('progressbar')).toBeVisible();
  await run.getByRole('button', { name: 'Cancel' }).click();
  await expect(run).toContainText('Cancelled');
  await expect(run.getByRole('progressbar')).toHaveCount(0);

  await startRun();
  await expect(run).toContainText('6 of 6 pairs', { timeout: 60_000 });
  await expect(run.getByRole('list', { name: 'Outcomes' })).toHaveText(/^\s*6 match the prediction\s*$/);
  await expect
    .poll(() => app.matrix.read(docker.name('web'), docker.name('api')))
    .toBe('reaches directly, test matches the prediction');
  expect(await app.matrix.read(docker.name('web'), docker.name('db'))).toBe(
    'blocked, test matches the prediction',
  );
  await run.getByRole('button', { name: 'Dismiss the run' }).click();
  await expect(run).toHaveCount(0);
});

test('R268: a difference stands out and leads to its pair', async ({ app, docker, page, portolan }) => {
  const { web, api } = await createProject(docker);
  // The response is changed as if a firewall rule inside the container dropped the ping, which the engine cannot know.
  await page.route('**/api/v1/probes', async (route) => {
    const response = await route.fetch();
    const probe = (await response.json()) as { kind: string; from: string; to: string };
    const isWebToApi = probe.kind === 'ping' && probe.from === web && probe.to === api;
    const difference = {
      outcome: 'not-reached',
      agrees: false,
      detail: 'It does not answer ping within 2 s.',
    };
    await route.fulfill({ response, json: isWebToApi ? { ...probe, ...difference } : probe });
  });
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.choose('test a project', 'Test a project…');
  await page.getByRole('menuitem', { name: new RegExp(docker.name('shop')) }).click();
  const run = page.getByRole('region', { name: 'Project test' });
  await expect(run).toContainText('1 differs', { timeout: 60_000 });
  // The run must end before the containers are removed: a test that still runs would not find them.
  await expect(run).toContainText('6 of 6 pairs', { timeout: 60_000 });
  await run.getByRole('list', { name: 'Differences' }).getByRole('button').click();
  await expect.poll(() => app.query('select')).toBe(`c:${web},c:${api}`);
  await expect(new ProbePanel(page).root).toContainText('Differs: no answer');
  expect(await app.matrix.read(docker.name('web'), docker.name('api'))).toBe(
    'reaches directly, test differs from the prediction',
  );
});

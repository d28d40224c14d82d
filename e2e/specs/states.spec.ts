import { EngineProxy } from '../engine/EngineProxy.ts';
import { type RunningPortolan, startPortolan } from '../engine/startPortolan.ts';
import { expect, test as base } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';

/** `start` starts further servers, which stop at the end of the test. */
const test = base.extend<{ start: (...flags: string[]) => Promise<RunningPortolan> }>({
  start: async ({ context }, use) => {
    const running: RunningPortolan[] = [];
    await use(async (...flags) => {
      const portolan = await startPortolan(flags);
      running.push(portolan);
      return portolan;
    });
    // The pages leave before the servers stop: a lost connection would be an error in their console.
    await Promise.all(context.pages().map((page) => page.goto('about:blank')));
    await Promise.all(running.map((each) => each.stop()));
  },
});

test('R86: the sample engine has a banner that stays', async ({ app, page, start }) => {
  await app.open(await start('--sample'));
  const banner = page.getByRole('note').filter({ hasText: 'sample engine' });
  await expect(banner).toContainText('Nothing here is real');
  await expect(page.getByTestId('engine-state')).toContainText('sample');
  await app.show('Table');
  await expect(banner).toBeVisible();
});

test('R86: the page connects and follows changes where no WebSocket gets through', async ({
  app,
  consoleErrors,
  docker,
  page,
  portolan,
}) => {
  consoleErrors.allow(/WebSocket/);
  await page.addInitScript(() => {
    const PlainWebSocket = window.WebSocket;
    window.WebSocket = class extends PlainWebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace('/socket.io/', '/refused/'), protocols);
      }
    };
  });
  await app.open(portolan);
  const id = await docker.runContainer('web');
  await expect(app.map.mark(markId.container(id))).toBeAttached();
});

test('R86: the page says that an engine has no containers', async ({ app, page, start }) => {
  await app.open(await start('--sample', '0'));
  await expect(page.getByText('No containers yet')).toBeVisible();
  await expect(page.getByText('docker run -d -p 8080:80 nginx')).toBeVisible();
});

test('R86: the page says when nothing matches the filter, which can be cleared', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const id = await docker.runContainer('web');
  for (const view of ['map', 'table']) {
    await app.open(portolan, `view=${view}&q=nowhere-${docker.prefix}`);
    await expect(page.getByText(/^Nothing matches/)).toBeVisible();
    await page
      .getByRole('button', { name: /^Clear (the filter|all filters)$/ })
      .last()
      .click();
    await expect(page.getByText(/^Nothing matches/)).toBeHidden();
    expect(app.query('q')).toBeNull();
    if (view === 'map') await expect(app.map.mark(markId.container(id))).toBeAttached();
    else await expect(app.table.row(docker.name('web'))).toBeVisible();
  }
});

test('R48, R84: a read-only server shows everything and offers no change', async ({
  app,
  docker,
  dockerHost,
  page,
  start,
}) => {
  const [networkId, containerId] = [await docker.createNetwork('net'), await docker.runContainer('web')];
  const portolan = await start('--docker-host', dockerHost, '--read-only');
  await app.open(portolan, `select=${markId.container(containerId)}`);
  await expect(page.getByRole('note').filter({ hasText: 'read-only' })).toBeVisible();
  await expect(app.inspector.action('Connect to a network…')).toBeDisabled();
  await page.keyboard.press('n');
  await page.keyboard.press('c');
  await expect(page.getByRole('banner').getByRole('button', { name: 'New network' })).toBeDisabled();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const menu = await app.map.openMenu(markId.network(networkId));
  await expect(menu.getByRole('menuitem', { name: 'Remove network…' })).toBeDisabled();

  const answer = await fetch(`${portolan.origin}/api/v1/networks/${networkId}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${portolan.token}` },
  });
  expect(answer.status).toBe(403);
  expect(await docker.inspect('network', networkId)).toBeDefined();
});

test('R22, R53: a configured engine that never answered is unreachable and not replaced by the sample', async ({
  app,
  page,
  start,
}) => {
  const portolan = await start('--docker-host', 'tcp://127.0.0.1:1');
  await page.goto(portolan.link);
  await expect(app.engineState).toHaveText('unreachable');
  await expect(page.getByRole('alert')).toContainText('tcp://127.0.0.1:1');
  await expect(page.getByRole('heading', { name: 'The engine does not answer' })).toBeVisible();
  await expect(page.getByText('sample')).toHaveCount(0);
  expect((await fetch(`${portolan.origin}/readyz`)).status).toBe(503);
  expect((await fetch(`${portolan.origin}/healthz`)).status).toBe(200);
});

test('R35: a lost engine is stale since then, and its return shows what changed meanwhile', async ({
  app,
  docker,
  dockerHost,
  page,
  start,
}) => {
  const proxy = await EngineProxy.open(dockerHost);
  try {
    const webId = await docker.runContainer('web');
    const goneId = await docker.createNetwork('gone');
    await app.open(await start('--docker-host', proxy.dockerHost));
    await expect(app.map.mark(markId.container(webId))).toBeAttached();

    proxy.cut();
    await expect(app.engineState).toHaveText(/^stale since \d\d:\d\d:\d\d$/, { timeout: 3000 });
    await expect(page.getByRole('alert')).toContainText(/shows the state as of/);
    // The last topology stays visible, and no change is offered.
    await expect(app.map.mark(markId.container(webId))).toBeAttached();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await docker.run('stop', '--time=0', docker.name('web'));
    await docker.run('network', 'rm', goneId);
    const newId = await docker.createNetwork('new');

    proxy.restore();
    await expect(app.engineState).toHaveText('live', { timeout: 5000 });
    await expect(app.map.mark(markId.network(newId))).toBeAttached();
    await expect(app.map.mark(markId.network(goneId))).toHaveCount(0);
    await expect(app.map.mark(markId.container(webId))).toContainText(/stopped|exit/);
    await expect(page.getByRole('alert')).toHaveCount(0);
  } finally {
    await proxy.close();
  }
});

test('R86: a lost server is shown, and the page reconnects by itself', async ({
  app,
  consoleErrors,
  context,
  page,
  portolan,
}) => {
  consoleErrors.allow(/WebSocket|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await app.open(portolan);
  await page.getByRole('application').waitFor();
  await context.setOffline(true);
  // An open WebSocket survives Playwright's offline mode; the event makes the page close it, as with a lost server.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(app.engineState).toHaveText(/^stale since/);
  await context.setOffline(false);
  await expect(app.engineState).toHaveText('live');
});

test('selection, filter, view and table are in the URL and survive a reload', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const networkId = await docker.createNetwork('net');
  const containerId = await docker.runContainer('web', ['--network', docker.name('net')]);
  await app.open(portolan);
  await app.map.select(markId.container(containerId));
  await expect(app.inspector.heading).toHaveText(docker.name('web'));
  await page.reload();
  await expect(app.inspector.heading).toHaveText(docker.name('web'));
  await expect(app.map.mark(markId.container(containerId))).toHaveAttribute('aria-pressed', 'true');

  await app.show('Table');
  await app.table.openTab('Networks');
  await page.getByRole('combobox', { name: 'Filter' }).fill(docker.prefix);
  await app.table.row(docker.name('net')).click();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^running/ })
    .click();
  await expect(page).toHaveURL(/state=running/);
  await page.reload();
  await expect(app.table.row(docker.name('net'))).toHaveAttribute('aria-selected', 'true');
  expect([...(await app.table.read('Networks')).keys()]).toEqual([docker.name('net')]);
  await expect(app.inspector.heading).toHaveText(docker.name('net'));
  expect(app.query('select')).toBe(markId.network(networkId));
});

test('R52, R73: a dragged card stays where it was put, and no other card moves', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await docker.createNetwork('net');
  const ids = await Promise.all(
    ['one', 'two', 'three'].map((base) => docker.runContainer(base, ['--network', docker.name('net')])),
  );
  const marks = ids.map(markId.container);
  const [dragged = '', ...others] = marks;
  await app.open(portolan);
  const before = await app.map.pointsOf(marks);
  await app.map.dragMark(dragged, { x: 60, y: 220 });
  await expect.poll(async () => (await app.map.pointOf(dragged)).y).toBe((before.get(dragged)?.y ?? 0) + 220);
  const after = await app.map.pointsOf(marks);
  for (const other of others) expect(after.get(other)).toEqual(before.get(other));

  const storedPositions = async () => {
    const response = await fetch(`${portolan.origin}/api/v1/positions`, {
      headers: { Authorization: `Bearer ${portolan.token}` },
    });
    return ((await response.json()) as { positions: Record<string, unknown> }).positions;
  };
  await expect.poll(async () => Object.keys(await storedPositions())).toEqual([dragged]);

  await page.reload();
  await expect(app.engineState).toHaveText('live');
  // After the reload the map may be zoomed differently, so only the relative places of the marks are compared.
  const shape = (points: Map<string, { x: number; y: number }>) => {
    const [a, b, c] = marks.map((mark) => points.get(mark) ?? { x: 0, y: 0 });
    if (!a || !b || !c) throw new Error('three marks were asked for');
    const unit = Math.hypot(c.x - b.x, c.y - b.y);
    return [(a.x - b.x) / unit, (a.y - b.y) / unit];
  };
  const [x = 0, y = 0] = shape(after);
  await expect
    .poll(async () => {
      const [nowX = 0, nowY = 0] = shape(await app.map.pointsOf(marks));
      return Math.hypot(nowX - x, nowY - y);
    })
    .toBeLessThan(0.15);
});

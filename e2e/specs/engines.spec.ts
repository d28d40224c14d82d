import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import {
  canMakeCertificates,
  Certificates,
} from '../../apps/server/src/docker/calls/causes/testing/Certificates.ts';
import { requestApi } from '../engine/requestApi.ts';
import { startPortolan } from '../engine/startPortolan.ts';
import { expect } from '../fixtures.ts';
import { expectAccessible } from '../pages/expectAccessible.ts';
import { markId } from '../pages/MapPage.ts';
import { enginesOf, first, idsOf, second, test, third, VIEWER, withRemote } from '../severalEngines.ts';

test('R290: mouse, keyboard, palette, sidebar and address switch the engine, and Back returns', async ({
  app,
  page,
  several,
}) => {
  await app.open(several, 'view=table&q=shop');
  await app.engines.expectShown(first);
  await app.engines.choose(second);
  await app.engines.expectShown(second);
  await expect(app.engines.button).toBeFocused();
  expect([app.query('engine'), app.query('view'), app.query('q')]).toEqual([second, 'table', 'shop']);

  await page.keyboard.press('Enter');
  await expect(app.engines.row(second)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(app.engines.row(third)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await app.engines.expectShown(third);
  await app.engines.open();
  await page.keyboard.press('Escape');
  await expect(app.engines.popover).toBeHidden();
  await expect(app.engines.button).toBeFocused();

  await app.choose('switch sample-2', `Switch to engine ${second}`);
  await app.engines.expectShown(second);
  await app.engines.inSidebar(first).click();
  await app.engines.expectShown(first);
  expect(app.query('engine')).toBeNull();

  for (const name of [second, third, second, first]) {
    await page.goBack();
    await app.engines.expectShown(name);
  }
  await page.goForward();
  await app.engines.expectShown(second);
  // A request that the reload cuts off would be an error in the console.
  await expect(page.getByTestId('counts')).toContainText('containers');
  await page.reload();
  await app.engines.expectShown(second);
  await expect(app.engineState).toHaveText('live');
});

test('R88, R292: keys in the list of engines do nothing else on the page', async ({ app, page, several }) => {
  await app.open(several, 'engine=sample-2&lens=exposed');
  await app.engines.open();
  await expect(app.engines.row(second)).toBeFocused();
  await page.keyboard.press('s');
  await expect(app.engines.row(third)).toBeFocused();
  for (const key of ['n', 'a', '/', '2', 'x']) await page.keyboard.press(key);
  await expect(app.engines.row(third)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(app.engines.popover).toBeHidden();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect([app.query('lens'), app.query('view')]).toEqual(['exposed', null]);
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 664 } });

  test('R290, R292: the header names the engine, its list fits, and a switch closes what is open', async ({
    app,
    page,
    several,
  }) => {
    await app.open(several);
    await app.engines.choose(second);
    await expect(app.engines.button).toContainText(second);
    await app.engines.open();
    await expect(app.engines.add).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    const ids = await idsOf(several, second);
    await app.map.select(markId.on(second, markId.container(ids.get('shop-web-1') ?? '')));
    await expect(page.getByRole('dialog', { name: 'Details' })).toBeVisible();
    await page.goBack();
    await expect(app.engines.button).toContainText(first);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('dialog', { name: 'New network' })).toHaveCount(0);
    await expect(app.notice).toContainText(`${first} The open dialog was closed`);
  });
});

test('R290: an engine that is not watched has a notice with those that are', async ({
  app,
  page,
  several,
}) => {
  await page.goto(`${several.origin}/?engine=nowhere#token=${several.token}`);
  await expect(page.getByRole('heading', { name: 'This engine is not watched' })).toBeVisible();
  await expect(app.engineState).toHaveText('not watched');
  await app.activity.open();
  await expect(app.activity.root).toContainText('Portolan does not watch this engine');
  await app.activity.close();
  await app.engines.row(second).click();
  await app.engines.expectShown(second);
  await expect(app.engines.button).toBeFocused();
  await expect(app.engineState).toHaveText('live');
  await expect(app.map.canvas).toBeVisible();
});

test('R289: a page has one connection, and gets the topology of the engine that it shows only', async ({
  app,
  page,
  several,
}) => {
  const received: string[] = [];
  let connections = 0;
  page.on('websocket', (socket) => {
    connections += 1;
    socket.on('framereceived', ({ payload }) => received.push(String(payload)));
  });
  await app.open(several);
  await app.engines.choose(second);
  // What is created before the first snapshot comes with it.
  await expect(page.getByTestId('counts')).toContainText(/sample-2.* containers/);
  const diffs = () => received.flatMap((each) => /^42(.*)\["topology:diff"/.exec(each)?.[1] ?? []);
  for (const engine of [first, third, second]) {
    const created = await requestApi(several, 'POST', `engines/${engine}/networks`, { name: 'seen' });
    expect(created.status).toBe(201);
  }
  await expect.poll(diffs).toEqual([`/engines/${second},`]);
  expect(connections).toBe(1);
  for (const { name } of await enginesOf(several)) {
    const id = (await idsOf(several, name)).get('seen');
    expect((await requestApi(several, 'DELETE', `engines/${name}/networks/${id}`)).status).toBe(204);
  }
});

test('R289: what has one name on two engines is selected, connected and undone on each by itself', async ({
  app,
  page,
  several,
}) => {
  const [here, there] = [await idsOf(several, first), await idsOf(several, second)];
  await app.open(several);
  await app.map.select(markId.container(here.get('shop-web-1') ?? ''));
  await app.engines.choose(second);
  await expect(app.inspector.heading).toBeHidden();
  expect(app.query('select')).toBeNull();
  await expect(
    app.map.mark(markId.on(second, markId.container(there.get('shop-web-1') ?? ''))),
  ).toBeAttached();
  expect(await app.map.markIds()).not.toContain(markId.container(here.get('shop-web-1') ?? ''));

  const addresses = new Map((await enginesOf(several)).map(({ name, address }) => [name, address]));
  const connect = async (place: string, ids: Map<string, string>) => {
    const mark = markId.container(ids.get('shop-web-1') ?? '');
    await app.map.select(place === first ? mark : markId.on(place, mark));
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: `Connect on ${place}` });
    await dialog.getByRole('combobox', { name: 'Networks' }).fill('scratch');
    await page.getByRole('option', { name: 'scratch' }).first().click();
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      `docker --host ${addresses.get(place)} network connect scratch shop-web-1`,
    );
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(app.activity.doneToast.last()).toContainText(place);
    await expect(app.notice).toContainText(place);
  };
  const isConnected = async (engine: string, ids: Map<string, string>) => {
    const { json } = await requestApi(several, 'GET', `engines/${engine}/topology`);
    const { attachments } = json as { attachments: { containerId: string; networkName: string }[] };
    return attachments.some(
      ({ containerId, networkName }) => containerId === ids.get('shop-web-1') && networkName === 'scratch',
    );
  };
  const connected = async () => [await isConnected(first, here), await isConnected(second, there)];
  await connect(second, there);
  await expect.poll(connected).toEqual([false, true]);
  await app.engines.choose(first);
  await connect(first, here);
  await expect.poll(connected).toEqual([true, true]);

  // The list has what was done on this engine, and the key undoes that.
  await app.activity.open();
  // Other tests on this server have undone what they did.
  const listed = app.activity.root
    .locator('[data-testid="activity"][data-undo="possible"]')
    .filter({ hasText: 'shop-web-1' });
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText(`docker --host ${addresses.get(first)} network connect`);
  await app.activity.close();
  await page.keyboard.press('Control+z');
  await expect.poll(connected).toEqual([false, true]);
  await app.engines.choose(second);
  await app.activity.open();
  await app.activity.undoOf(/shop-web-1/).click();
  await expect.poll(connected).toEqual([false, false]);
});

test('R292: an engine that goes away is stale in the list, while the one that is shown stays live', async ({
  app,
  page,
  several,
}) => {
  await withRemote(several, async (proxy) => {
    await app.open(several, 'engine=remote');
    await expect(app.map.canvas).toBeVisible();
    await app.engines.choose(first);
    proxy.cut();
    await expect(app.engines.button).toContainText('1 not live');
    await expect(app.engineState).toHaveText('live');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await app.engines.open();
    await expect(app.engines.list.getByRole('button').first()).toContainText(/remote.*stale since/);
    await app.engines.row('remote').click();
    await expect(app.engineState).toHaveText(/^stale since/);
    await expect(page.getByRole('alert')).toContainText('remote: This page shows the state as of');
    await app.engines.choose(second);
    await expect(page.getByRole('alert')).toHaveCount(0);
    proxy.restore();
    await expect(app.engines.button).not.toContainText('not live');
    // It is removed while it is shown.
    await app.engines.choose('remote');
    const id = (await idsOf(several, 'remote')).get('shop-web-1') ?? '';
    await app.map.select(markId.on('remote', markId.container(id)));
    await expect(app.inspector.heading).toBeVisible();
    await requestApi(several, 'DELETE', 'engines/remote');
    await expect(page.getByRole('heading', { name: 'This engine is not watched' })).toBeVisible();
    await expect(app.map.canvas).toHaveCount(0);
    await expect(app.inspector.heading).toHaveCount(0);
    expect(app.query('select')).toBeNull();
  });
});

test('R293: an operator tests, adds, shows and removes an engine', async ({
  app,
  consoleErrors,
  page,
  several,
}) => {
  // Answers with a problem.
  consoleErrors.allow(/status of (4|5)\d\d/);
  await app.open(several);
  await app.engines.open();
  await app.engines.add.click();
  const dialog = app.addEngineDialog;
  await expect(dialog.field('Name')).toBeFocused();

  await dialog.submit('Add');
  await expect(dialog.root).toContainText('Enter a name.');
  await expect(dialog.field('Name')).toBeFocused();
  await dialog.field('Name').fill(second);
  await expect(dialog.root).toContainText(`Portolan watches an engine named ${second} already.`);
  await dialog.field('Address').fill('http://localhost:2375');
  await expect(dialog.root).toContainText('Write tcp:// in place of http://.');

  await dialog.field('Name').fill('other');
  await expect(dialog.button('Test')).toBeDisabled();
  await expect(dialog.root.getByTestId('docker-command')).toHaveCount(0);

  await dialog.test('other', 'tcp://127.0.0.1:1');
  await expect(dialog.answer).toContainText(/refused/);
  await dialog.expectAnswerInSight();
  await expect(dialog.root.getByTestId('docker-command')).toContainText('tls: {}');
  await dialog.field('CA certificate').fill('/nonexistent/ca.pem');
  await dialog.button('Test').click();
  await expect(dialog.answer.getByRole('alert')).toContainText('/nonexistent/ca.pem');

  const address = (await enginesOf(several)).find(({ name }) => name === third)?.address ?? '';
  await dialog.field('Address').fill(address);
  await dialog.root.getByRole('checkbox', { name: 'Encrypt with TLS' }).uncheck();
  await expect(dialog.root).toContainText('Without TLS, everyone who reaches this port controls the host.');
  await dialog.button('Test').click();
  await expect(dialog.answer).toContainText(`as ${third}`);
  await dialog.expectCommand(`--docker-host other=${address}`);
  await dialog.complete('Add');
  await expect(page.getByTestId('added')).toContainText('answers');
  await page.getByTestId('added').getByRole('button', { name: 'Switch to it' }).click();
  await app.engines.expectShown('other');
  await expect(app.engineState).toHaveText('live');

  await app.engines.choose(first);
  await app.engines.open();
  await expect(app.engines.removeButton(second)).toHaveCount(0);
  await app.engines.removeButton('other').click();
  const remove = app.actionDialog('Remove engine');
  await expect(remove.root).toContainText('Undo');
  await remove.complete('Remove');
  await expect(page.getByTestId('removed')).toContainText('no longer watches other');
  await expect(app.engines.inSidebar('other')).toHaveCount(0);
  await app.engines.expectShown(first);
});

test('R293: the test of an engine says what is wrong with its certificate, or that there is none', async ({
  app,
  consoleErrors,
  several,
}) => {
  // `npm test` installs openssl where it may, and says so where it may not.
  test.skip(!canMakeCertificates, 'Without openssl there are no certificates to test.');
  consoleErrors.allow(/status of 5\d\d/);
  const certificates = new Certificates();
  const { cert, key } = certificates.sign('other', 'DNS:other.example');
  const listener = createServer({ cert, key }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  try {
    await app.open(several);
    await app.engines.open();
    await app.engines.add.click();
    const dialog = app.addEngineDialog;
    const address = `tcp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    await dialog.test('nas', address);
    await expect(dialog.answer).toContainText('not signed by a trusted authority');
    await dialog.field('CA certificate').fill(join(certificates.folder, 'ca.pem'));
    await dialog.button('Test').click();
    await expect(dialog.answer).toContainText('its certificate is for other.example and not for 127.0.0.1');
    await dialog.test('nas', several.origin.replace('http:', 'tcp:'));
    await expect(dialog.answer).toContainText('it does not speak TLS on this port');
  } finally {
    listener.close();
    certificates.remove();
  }
});

test('R293, R84: viewers and read-only servers cannot add an engine', async ({ app, page, several }) => {
  await app.open({ ...several, token: VIEWER });
  await app.engines.open();
  await expect(app.engines.row(second)).toBeVisible();
  await expect(app.engines.add).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search' }).fill('engine');
  await expect(page.getByRole('button', { name: `Switch to engine ${second}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add engine…' })).toHaveCount(0);

  const readOnly = await startPortolan(['--sample-engines', '2', '--sample', '3', '--read-only']);
  try {
    await app.open(readOnly);
    await app.engines.open();
    await expect(app.engines.add).toBeDisabled();
    await expect(app.engines.popover).toContainText('This server is read-only.');
    await page.goto('about:blank');
  } finally {
    await readOnly.stop();
  }
});

// Colours do not depend on the window’s size, and widths not on the colour scheme.
for (const [width, height, colorScheme] of [
  [1440, 900, 'dark'],
  [390, 844, 'light'],
] as const) {
  test.describe(`${colorScheme}, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test('axe finds nothing serious on the list of engines, its notice and its dialogs', async ({
      app,
      consoleErrors,
      page,
      several,
    }) => {
      test.setTimeout(300_000);
      consoleErrors.allow(/status of (4|5)\d\d/);
      await requestApi(several, 'POST', 'engines', { name: 'nowhere', url: 'tcp://127.0.0.1:1' });
      await page.goto(`${several.origin}/?engine=elsewhere#token=${several.token}`);
      await expect(page.getByRole('heading', { name: 'This engine is not watched' })).toBeVisible();
      await expectAccessible(page, 'notice');
      await app.engines.row(second).click();
      await expect(app.engineState).toHaveText('live');
      await app.engines.open();
      await expect(app.engines.row('nowhere')).toContainText('unreachable');
      await expectAccessible(page, 'list of engines');
      await app.engines.removeButton('nowhere').click();
      await expectAccessible(page, 'remove');
      await app.actionDialog('Remove engine').complete('Remove');
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Search' }).fill('Add engine');
      await page.keyboard.press('Enter');
      await app.addEngineDialog.test('pi', 'tcp://127.0.0.1:1');
      await expect(app.addEngineDialog.answer).toContainText('127.0.0.1');
      await expectAccessible(page, 'add');
    });
  });
}

test('R292: with one engine the page has no list of engines', async ({ app, page }) => {
  const single = await startPortolan(['--sample', '3', '--viewer-token', VIEWER]);
  try {
    await app.open({ ...single, token: VIEWER });
    await expect(app.engines.sidebar).toHaveCount(0);
    await expect(app.engines.button).toHaveText(/ · Docker /);
    await app.engines.open();
    await expect(app.engines.list).toHaveCount(0);
    await expect(app.engines.popover.getByRole('button')).toHaveCount(0);
    await page.goto('about:blank');
  } finally {
    await single.stop();
  }
});

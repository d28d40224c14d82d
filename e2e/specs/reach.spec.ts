import type { ContainerJson } from '../engine/dockerJson.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { startPortolan } from '../engine/startPortolan.ts';
import { expect, test } from '../fixtures.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';
import { markId } from '../pages/MapPage.ts';

/** The query that selects two ends, in this order. */
const selectEnds = (...ends: string[]) =>
  `select=${ends.map((end) => (end === 'host' || end === 'outside' ? end : markId.container(end))).join(',')}`;

async function addressOf(docker: DockerCli, container: string, network: string): Promise<string> {
  const json = (await docker.inspect('container', container)) as ContainerJson;
  return json.NetworkSettings.Networks?.[network]?.IPAddress ?? '';
}

/** The gateway that a network gives to a member. */
async function gatewayOf(docker: DockerCli, container: string, network: string): Promise<string> {
  const path = `{{(index .NetworkSettings.Networks ${JSON.stringify(network)}).Gateway}}`;
  return docker.run('inspect', '--format', path, container);
}

test('R250, R252, R253, R258: on one network the pair is allowed, with names and address', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const networkId = await docker.createNetwork('back <b>');
  const network = docker.name('back <b>');
  const web = await docker.runContainer('web', ['--network', network]);
  const db = await docker.runContainer('db', ['--network', network, '--network-alias', 'database']);
  const other = await docker.runContainer('other', ['--network', network]);
  const [webName, dbName] = [docker.name('web'), docker.name('db')];
  await app.open(portolan, selectEnds(web, db));
  await app.pair.expectVerdict('allowed', `${webName} reaches ${dbName} over ${network}.`);
  await expect(app.pair.reasons.first()).toContainText('are both on');
  await expect(app.pair.paths).toHaveCount(1);
  expect(await app.pair.chain()).toBe(`${webName} → ${network} → ${dbName}`);
  const names = await app.pair.names();
  expect(names[0]).toBe('database');
  expect(names).toContain(dbName);
  await expect(app.pair.paths.first()).toContainText(await addressOf(docker, db, network));

  const taps = [web, db].map((id) => markId.attachment(id, networkId));
  for (const id of [...taps, markId.container(web), markId.network(networkId)]) {
    await expect(app.map.mark(id)).toHaveAttribute('data-traced', 'path');
    await expect(app.map.mark(id)).toContainText('on the path');
  }
  for (const id of [markId.container(other), markId.attachment(other, networkId)]) {
    await expect(app.map.mark(id)).not.toHaveAttribute('data-traced');
  }

  await expect(app.pair.reverse).toHaveText(`${dbName} → ${webName}Allowed`);
  await app.pair.swap.click();
  await app.pair.expectVerdict('allowed', `${dbName} reaches ${webName} over ${network}.`);
  expect(app.query('select')).toBe(`${markId.container(db)},${markId.container(web)}`);
  await page.reload();
  await app.pair.expectVerdict('allowed', `${dbName} reaches ${webName} over`);
});

test('R253: a name with several holders says so', async ({ app, docker, portolan }) => {
  await docker.createNetwork('net');
  const on = ['--network', docker.name('net')];
  const web = await docker.runContainer('web', on);
  const one = await docker.runContainer('db-1', [...on, '--network-alias', 'db']);
  await docker.runContainer('db-2', [...on, '--network-alias', 'db']);
  await app.open(portolan, selectEnds(web, one));
  await expect(app.pair.paths.first()).toContainText(
    `db is also a name of ${docker.name('db-2')}. The order is not fixed.`,
  );
  const ambiguous = app.pair.paths.first().locator('[data-ambiguous]');
  await expect(ambiguous.getByLabel('ambiguous')).toBeVisible();
});

test('R252: only through a published port; the path leads over the gateway and the host', async ({
  app,
  docker,
  portolan,
}) => {
  const [frontId] = await Promise.all([docker.createNetwork('front'), docker.createNetwork('shop')]);
  const [front, shop] = [docker.name('front'), docker.name('shop')];
  const web = await docker.runContainer('web', ['--network', front]);
  const api = await docker.runContainer('api', ['--network', shop, '--publish', '80']);
  const port = (await docker.run('port', api, '80')).split('\n')[0]?.split(':').at(-1) ?? '';
  const gateway = await gatewayOf(docker, web, front);
  await app.open(portolan, selectEnds(web, api));
  const [webName, apiName] = [docker.name('web'), docker.name('api')];
  await app.pair.expectVerdict('port', `${webName} reaches ${apiName} only through a published port`);
  await expect(app.pair.verdict).toContainText('Only through a published port');
  expect(await app.pair.chain()).toBe(`${webName} → gateway ${gateway}:${port} → host → ${apiName}:80`);
  await expect(app.map.mark(markId.attachment(web, frontId))).toHaveAttribute('data-traced', 'path');
  await expect(app.pair.reverse).toContainText('Blocked');
});

test('R254: a blocked pair has remedies as buttons, and the verdict follows the change and its undo', async ({
  app,
  docker,
  portolan,
}) => {
  const [frontId, backId] = await Promise.all([docker.createNetwork('front'), docker.createNetwork('back')]);
  const web = await docker.runContainer('web', ['--network', docker.name('front')]);
  const db = await docker.runContainer('db', ['--network', docker.name('back')]);
  const [webName, dbName] = [docker.name('web'), docker.name('db')];
  await app.open(portolan, selectEnds(web, db));
  await app.pair.expectVerdict('blocked', `${webName} cannot reach ${dbName}.`);
  await expect(app.pair.reasons).toContainText([`${webName} and ${dbName} have no network in common.`]);
  await expect(app.map.mark(markId.container(web))).toHaveAttribute('data-traced', 'path');
  for (const id of [markId.attachment(web, frontId), markId.attachment(db, backId)]) {
    await expect(app.map.mark(id)).not.toHaveAttribute('data-traced');
  }

  await app.pair.remedy(`Connect ${webName} to ${docker.name('back')}…`).click();
  await app.connectDialog.expectCommand(`docker network connect ${docker.name('back')} ${webName}`);
  await app.connectDialog.complete('Connect');
  await app.pair.expectVerdict('allowed', `${webName} reaches ${dbName} over ${docker.name('back')}.`);
  await expect(app.map.mark(markId.attachment(web, backId))).toHaveAttribute('data-traced', 'path');
  await expect(app.pair.remedy(`Connect ${webName} to ${docker.name('back')}…`)).toHaveCount(0);

  await app.activity.doneToast.getByRole('button', { name: 'Undo' }).click();
  await app.pair.expectVerdict('blocked', `${webName} cannot reach ${dbName}.`);
});

test('R254: where nothing can be changed, the remedy stays disabled and says why', async ({
  app,
  docker,
  dockerHost,
  page,
}) => {
  await Promise.all([docker.createNetwork('front'), docker.createNetwork('back')]);
  const web = await docker.runContainer('web', ['--network', docker.name('front')]);
  const db = await docker.runContainer('db', ['--network', docker.name('back')]);
  const portolan = await startPortolan(['--docker-host', dockerHost, '--read-only']);
  try {
    await app.open(portolan, selectEnds(web, db));
    await expect(app.pair.remedy(`Connect ${docker.name('web')} to ${docker.name('back')}…`)).toBeDisabled();
    await expect(app.pair.root).toContainText('This server is read-only.');
    // The page leaves before the server stops: a lost connection would be an error in its console.
    await page.goto('about:blank');
  } finally {
    await portolan.stop();
  }
});

test('R250, R255: host and outside are ends too, and the map marks the internal network where the path ends', async ({
  app,
  docker,
  portolan,
}) => {
  const netId = await docker.createNetwork('net');
  const closedId = await docker.createNetwork('closed', '--internal');
  const web = await docker.runContainer('web', ['--network', docker.name('net'), '--publish', '80']);
  const admin = await docker.runContainer('admin', [
    ...['--network', docker.name('net')],
    ...['--publish', '127.0.0.1::80'],
  ]);
  const db = await docker.runContainer('db', ['--network', docker.name('closed')]);
  const [webName, dbName] = [docker.name('web'), docker.name('db')];

  await app.open(portolan, selectEnds('host', db));
  await app.pair.expectVerdict('allowed', `The host reaches ${dbName} over ${docker.name('closed')}.`);
  await expect(app.map.mark(markId.attachment(db, closedId))).toHaveAttribute('data-traced', 'path');

  await app.open(portolan, selectEnds(web, 'host'));
  await app.pair.expectVerdict(
    'allowed',
    `${webName} reaches the host through the gateway of ${docker.name('net')}.`,
  );

  await app.open(portolan, selectEnds('outside', web));
  await app.pair.expectVerdict('port', `The outside reaches ${webName} only through a published port`);
  await app.pair.swap.click();
  await app.pair.expectVerdict(
    'allowed',
    /reaches the outside through .*, unless the network between them blocks it\./,
  );
  await expect(app.map.mark(markId.network(netId))).toHaveAttribute('data-traced', 'path');

  await app.open(portolan, selectEnds('outside', admin));
  await expect(app.pair.verdict).not.toHaveAttribute('data-verdict', /^(allowed|port)$/);

  await app.open(portolan, selectEnds(db, 'outside'));
  await app.pair.expectVerdict('blocked', `${dbName} cannot reach the outside.`);
  await expect(app.map.mark(markId.network(closedId))).toHaveAttribute('data-traced', 'end');
  await expect(app.map.mark(markId.network(closedId))).toContainText('the path ends here');
});

test('R250: two ends are selected by Shift and click, by the menu, in the table, and by a field', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await docker.createNetwork('net');
  const on = ['--network', docker.name('net')];
  const [web, db, third] = [
    await docker.runContainer('web', on),
    await docker.runContainer('db', on),
    await docker.runContainer('third', on),
  ];
  const sentence = `${docker.name('web')} reaches ${docker.name('db')} over`;
  await app.open(portolan, `q=${docker.prefix}`);
  await app.map.select(markId.container(web));
  const { x, y } = await app.map.pointOf(markId.container(db));
  await page.keyboard.down('Shift');
  await page.mouse.click(x, y);
  await page.keyboard.up('Shift');
  await app.pair.expectVerdict('allowed', sentence);

  const point = await app.map.pointOf(markId.container(third));
  await page.keyboard.down('Control');
  await page.mouse.click(point.x, point.y);
  await page.keyboard.up('Control');
  await expect(app.inspector.heading).toHaveText('3 selected');
  await expect(app.pair.announcement).toHaveText('');

  await app.map.select(markId.container(web));
  const menu = await app.map.openMenu(markId.container(db));
  await menu.getByRole('menuitem', { name: `Can ${docker.name('web')} reach it?` }).click();
  await app.pair.expectVerdict('allowed', sentence);

  await app.open(portolan, `view=table&q=${docker.prefix}`);
  await app.table.row(docker.name('web')).click();
  await app.table.row(docker.name('db')).click({ modifiers: ['Control'] });
  await app.pair.expectVerdict('allowed', sentence);

  // By keyboard alone: the first end in the palette, the other one in the field.
  await app.open(portolan);
  await app.choose(docker.name('web'), new RegExp(`^${docker.name('web')}`));
  const field = page.getByRole('combobox', { name: `Can ${docker.name('web')} reach` });
  await pressUntilFocused(field);
  await page.keyboard.type(docker.name('db'));
  await expect(page.getByRole('option', { name: docker.name('db') })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await app.pair.expectVerdict('allowed', sentence);
  await app.pair.swap.focus();
  await page.keyboard.press('Enter');
  await app.pair.expectVerdict('allowed', `${docker.name('db')} reaches ${docker.name('web')} over`);
});

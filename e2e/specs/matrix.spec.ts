import type { RunningPortolan } from '../engine/startPortolan.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';

/** The text of a cell for each verdict code. */
const cellTexts: Record<string, string> = {
  a: 'reaches directly',
  p: 'reaches only through a published port',
  b: 'blocked',
  u: 'unknown',
  '.': 'itself',
};

/**
 * Makes web and api on one network, api and db on an internal one, alone on a third with a published port, and gone,
 * which has never run.
 */
async function createProject(docker: DockerCli): Promise<Record<string, string>> {
  await docker.createNetwork('front');
  await docker.createNetwork('back', '--internal');
  await docker.createNetwork('side');
  const project = `--label=com.docker.compose.project=${docker.name('shop')}`;
  const on = (network: string) => [`--network=${docker.name(network)}`];
  const [web, api, db, alone, gone] = await Promise.all([
    docker.runContainer('web', [project, ...on('front')]),
    docker.runContainer('api', [project, ...on('front')]),
    docker.runContainer('db', [project, ...on('back')]),
    docker.runContainer('alone', [...on('side'), '--publish=80']),
    docker.createContainer('gone', on('front')),
  ]);
  await docker.run('network', 'connect', docker.name('back'), docker.name('api'));
  return { web, api, db, alone, gone };
}

interface ApiMatrix {
  ids: string[];
  rows: string[];
}

async function matrixByApi({ origin, token }: RunningPortolan): Promise<ApiMatrix> {
  const response = await fetch(`${origin}/api/v1/reachability`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await response.json()) as ApiMatrix;
}

test('R260: every cell shows the verdict of the API', async ({ app, docker, portolan }) => {
  const created = await createProject(docker);
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.matrix.waitUntilShown();
  const names = ['web', 'api', 'db', 'alone', 'gone'];
  await expect
    .poll(async () => (await matrixByApi(portolan)).ids)
    .toEqual(expect.arrayContaining(names.map((name) => created[name])));
  const { ids, rows } = await matrixByApi(portolan);
  const lines = [
    ['host', 'host'],
    ['outside', 'outside'],
    ...names.map((name) => [docker.name(name), created[name]]),
  ];
  const shown = new Map<string, string>();
  const expected = new Map<string, string>();
  for (const [from = '', fromId = ''] of lines) {
    for (const [to = '', toId = ''] of lines) {
      shown.set(`${from} to ${to}`, await app.matrix.read(from, to));
      expected.set(`${from} to ${to}`, cellTexts[rows[ids.indexOf(fromId)]?.[ids.indexOf(toId)] ?? ''] ?? '');
    }
  }
  expect(shown).toEqual(expected);
  const between = (from: string, to: string) => shown.get(`${docker.name(from)} to ${docker.name(to)}`);
  expect(between('web', 'api')).toBe('reaches directly');
  expect(between('api', 'db')).toBe('reaches directly');
  expect(between('web', 'db')).toBe('blocked');
  expect(between('web', 'alone')).toBe('reaches only through a published port');
  expect(between('db', 'alone')).toBe('blocked');
  expect(between('web', 'gone')).toBe('blocked');
});

test('R260: a change on the engine changes the cell', async ({ app, docker, portolan }) => {
  await createProject(docker);
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.matrix.waitUntilShown();
  const read = () => app.matrix.read(docker.name('web'), docker.name('db'));
  expect(await read()).toBe('blocked');
  await docker.run('network', 'connect', docker.name('back'), docker.name('web'));
  await expect.poll(read).toBe('reaches directly');
  await docker.run('network', 'disconnect', docker.name('back'), docker.name('web'));
  await expect.poll(read).toBe('blocked');
});

test('R265: a pair is opened by a click and by keyboard alone', async ({ app, docker, page, portolan }) => {
  const created = await createProject(docker);
  await app.open(portolan, `q=${docker.prefix}`);
  await page.keyboard.press('3');
  await app.matrix.waitUntilShown();
  await app.matrix.click(docker.name('api'), docker.name('db'));
  await expect.poll(() => app.query('select')).toBe(`c:${created.api},c:${created.db}`);
  await expect(app.inspector.root).toContainText(`${docker.name('api')} reaches ${docker.name('db')}`);
  await expect(app.matrix.focused).toHaveAttribute('aria-selected', 'true');

  // Within the project the order is api, db, web, so "api to api" is left of "api to db".
  await page.keyboard.press('ArrowLeft');
  const label = (from: string, to: string, what: string) =>
    `${docker.name(from)} to ${docker.name(to)}: ${what}`;
  await expect(app.matrix.focused).toHaveAttribute('aria-label', label('api', 'api', 'itself'));
  await page.keyboard.press('Control+Home');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', 'host to host: itself');
  await page.keyboard.press('Control+End');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', label('web', 'web', 'itself'));
  await page.keyboard.press('ArrowLeft');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', label('web', 'db', 'blocked'));
  await page.keyboard.press('Enter');
  await expect.poll(() => app.query('select')).toBe(`c:${created.web},c:${created.db}`);

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(app.matrix.focused).toHaveAttribute('role', 'rowheader');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.query('select')).toBe(`c:${created.web}`);
});

test('R261: a folded project counts its pairs, and opening a cell unfolds it', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await createProject(docker);
  const shop = docker.name('shop');
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.matrix.waitUntilShown();
  await app.matrix.foldAll();
  await expect(app.matrix.header('row', shop)).toHaveAttribute('aria-expanded', 'false');
  await expect(app.matrix.header('row', docker.name('web'))).toHaveCount(0);
  // web and api reach each other, and so do api and db; web and db do not.
  expect(await app.matrix.read(shop, shop)).toBe('4 of 6 pairs are allowed');
  expect(await app.matrix.read('host', shop)).toMatch(/3 pairs are allowed/);
  await app.matrix.click(shop, shop);
  await expect(app.matrix.header('row', docker.name('web'))).toBeVisible();
  await expect(app.matrix.focused).toHaveAttribute('aria-label', /: reaches directly$/);

  // By keyboard, from the head of the project.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(app.matrix.focused).toHaveRole('rowheader');
  await page.keyboard.press('ArrowUp');
  await expect(app.matrix.focused).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Enter');
  await expect(app.matrix.focused).toHaveAttribute('aria-expanded', 'false');
});

test('R262: the filter narrows rows, columns or both, and the page says when nothing matches', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await createProject(docker);
  await app.open(portolan, `view=matrix&q=${docker.prefix}`);
  await app.matrix.waitUntilShown();
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill(`name:^${docker.name('db')}$`);
  await expect(app.matrix.header('row', docker.name('web'))).toHaveCount(0);
  await expect(app.matrix.header('column', docker.name('web'))).toHaveCount(0);
  expect(await app.matrix.read('host', docker.name('db'))).not.toBe('');

  const filterAxis = page.getByRole('radiogroup', { name: 'Apply the filter to' });
  await filterAxis.getByText('To', { exact: true }).click();
  await expect(app.matrix.header('column', docker.name('web'))).toHaveCount(0);
  await expect(app.matrix.header('row', docker.name('web'))).toBeVisible();
  expect(await app.matrix.read(docker.name('web'), docker.name('db'))).toBe('blocked');
  await filterAxis.getByText('Both', { exact: true }).click();

  await filter.fill(`${docker.prefix}no-such-name`);
  await expect(page.getByRole('heading', { name: 'Nothing matches the filter' })).toBeVisible();
  await expect(app.matrix.grid).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).click();
  await expect(app.matrix.grid).toBeVisible();
});

import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';

/**
 * Makes web and db on one network, and on another: shop, which publishes a port, admin, which publishes one on a
 * loopback address, and lone, which publishes none.
 */
async function createContainers(docker: DockerCli) {
  await Promise.all([docker.createNetwork('net'), docker.createNetwork('other')]);
  const on = ['--network', docker.name('net')];
  const elsewhere = ['--network', docker.name('other')];
  return {
    web: await docker.runContainer('web', on),
    db: await docker.runContainer('db', [...on, '--network-alias', 'database']),
    shop: await docker.runContainer('shop', [...elsewhere, '--publish', '80']),
    admin: await docker.runContainer('admin', [...elsewhere, '--publish', '127.0.0.1::80']),
    lone: await docker.runContainer('lone', elsewhere),
  };
}

test('R256, R258: by keyboard the view from a container shows what it reaches and by which name, and Escape leaves it first', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { web, db, shop, admin, lone } = await createContainers(docker);
  await app.open(portolan);
  await app.choose(docker.name('web'), new RegExp(`^${docker.name('web')}`));
  await app.map.canvas.focus();
  await page.keyboard.press('v');
  await expect(app.lens.root).toContainText(`View from ${docker.name('web')}`);
  await expect(app.lens.root).toContainText(/\d+ reachable · \d+ only through published ports/);
  await expect(app.pair.announcement).toContainText(`View from ${docker.name('web')}, `);
  expect(app.query('lens')).toBe(`from:${web}`);
  await expect(app.map.mark(markId.container(web))).toContainText('from here');
  await expect(app.map.mark(markId.container(db))).toContainText('reached as database');
  await expect(app.map.mark(markId.container(shop))).toContainText(/reached as port [\d.]+:\d+/);
  for (const id of [db, shop, web]) {
    await expect(app.map.mark(markId.container(id))).toHaveAttribute('data-traced', 'lit');
  }
  for (const id of [admin, lone]) {
    await expect(app.map.mark(markId.container(id))).not.toHaveAttribute('data-traced');
  }

  await page.keyboard.press('Escape');
  await expect(app.lens.root).toBeHidden();
  expect(app.query('lens')).toBeNull();
  expect(app.query('select')).toBe(markId.container(web));
  await page.keyboard.press('Escape');
  await expect.poll(() => app.query('select')).toBeNull();
});

test('R256: by mouse on the map; the table then shows only what is reached', async ({
  app,
  docker,
  portolan,
}) => {
  const { web } = await createContainers(docker);
  const name = (base: string) => docker.name(base);
  await app.open(portolan, `q=${docker.prefix}`);
  const menu = await app.map.openMenu(markId.container(web));
  await menu.getByRole('menuitem', { name: 'View from here' }).click();
  await expect(app.lens.root).toContainText(`View from ${name('web')}`);
  await expect(app.lens.row(/^View from/)).toHaveAttribute('aria-pressed', 'true');

  await app.show('Table');
  await expect(app.table.row(name('lone'))).toHaveCount(0);
  const rows = await app.table.read('Containers');
  expect([...rows.keys()].sort()).toEqual([name('db'), name('shop'), name('web')].sort());
  expect(rows.get(name('db'))?.['Reached as']).toContain('database');
  expect(rows.get(name('shop'))?.['Reached as']).toMatch(/^port [\d.]+:\d+/);
  expect(rows.get(name('web'))?.['Reached as']).toBe('from here');

  const rowMenu = await app.table.openMenu(name('web'));
  await rowMenu.getByRole('menuitem', { name: 'Leave the view from here' }).click();
  await expect(app.lens.root).toBeHidden();
  await expect(app.table.row(name('lone'))).toBeVisible();
});

test('R256: a link opens the view from a container, which follows the engine', async ({
  app,
  docker,
  portolan,
}) => {
  const { web, db } = await createContainers(docker);
  await app.open(portolan, `lens=from:${web}`);
  await expect(app.map.mark(markId.container(db))).toContainText('reached as database');
  await docker.run('network', 'disconnect', docker.name('net'), db);
  await expect(app.map.mark(markId.container(db))).not.toContainText('reached as');
  await docker.run('rm', '--force', web);
  await expect(app.lens.root).toContainText('container not found');
  await app.lens.leave.click();
  await expect(app.lens.root).toBeHidden();
});

test('R257: key, sidebar and palette show only what the outside reaches, and the list shows by which address', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { web, shop, admin } = await createContainers(docker);
  const agent = await docker.runContainer('agent', ['--network', 'host']);
  await app.open(portolan);
  await app.map.canvas.focus();
  await page.keyboard.press('x');
  await expect(app.lens.root).toContainText(/^Exposed · \d+ containers reachable from the outside/);
  expect(app.query('lens')).toBe('exposed');
  for (const id of [shop, agent]) {
    await expect(app.map.mark(markId.container(id))).toHaveAttribute('data-traced', 'lit');
  }
  for (const id of [web, admin]) {
    await expect(app.map.mark(markId.container(id))).not.toHaveAttribute('data-traced');
  }
  const open = app.inspector.section('Open to the outside');
  await expect(open.getByRole('heading', { name: 'Every address of the host' })).toBeVisible();
  await expect(open.getByRole('listitem').filter({ hasText: docker.name('shop') })).toContainText('→ 80/tcp');
  await expect(open.getByRole('listitem').filter({ hasText: docker.name('agent') })).toBeVisible();
  const hostOnly = app.inspector.section('Open to this host only');
  await expect(hostOnly.getByRole('heading', { name: '127.0.0.1' })).toBeVisible();
  await expect(hostOnly).toContainText(docker.name('admin'));

  await page.keyboard.press('x');
  await expect(app.lens.root).toBeHidden();
  await app.lens.row(/^Exposed/).click();
  await expect(app.lens.root).toBeVisible();
  await app.show('Table');
  await expect(app.table.row(docker.name('shop'))).toBeVisible();
  await expect(app.table.row(docker.name('web'))).toHaveCount(0);
  await app.choose('leave the exposed', 'Leave the Exposed lens');
  await expect(app.table.row(docker.name('web'))).toBeVisible();
});

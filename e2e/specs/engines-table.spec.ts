import type { Page } from '@playwright/test';
import { requestApi } from '../engine/requestApi.ts';
import { expect } from '../fixtures.ts';
import { expectAccessible } from '../pages/expectAccessible.ts';
import { first, idsOf, second, test, third } from '../severalEngines.ts';

/** The rows of a table that have this name, one for each engine. */
const rowsOf = (page: Page, name: string) => page.locator(`[role=row][data-name=${JSON.stringify(name)}]`);

const enginesIn = async (page: Page, name: string) =>
  (await rowsOf(page, name).locator('[aria-colindex="2"]').allTextContents()).map((text) => text.trim());

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('R306: tables show all engines, and what is chosen is on the engine of its row', async ({
  app,
  page,
  several,
}) => {
  const ids = await idsOf(several, second);
  await app.open(several, 'engine=*&view=table&q=name:web');
  const name = 'shop-web-1';
  await expect(rowsOf(page, name)).toHaveCount(3);
  expect(await enginesIn(page, name)).toEqual([first, second, third]);
  await expectAccessible(page, 'table of several engines');

  await page.getByRole('columnheader', { name: 'Engine' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'Engine' }).getByRole('button').click();
  await expect.poll(() => enginesIn(page, name)).toEqual([third, second, first]);

  const row = rowsOf(page, name).nth(1);
  await row.click();
  await expect.poll(() => app.query('select')).toBe(`${second}/c:${ids.get(name)}`);
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(2);

  await row.getByRole('button', { name: `Actions for ${name} on ${second}` }).click();
  await page.getByRole('menuitem', { name: 'Stop…' }).click();
  await expect(app.actionDialog(`Stop on ${second}`).root).toBeVisible();
  await page.keyboard.press('Escape');

  await app.table.openTab('Networks');
  await expect(page.getByRole('columnheader', { name: 'Engine' })).toBeVisible();
  await app.open(several, `engine=${second}&view=table`);
  await expect(rowsOf(page, name)).toHaveCount(1);
  await expect(page.getByRole('columnheader', { name: 'Engine' })).toHaveCount(0);
});

test('R306: a change on one engine changes its row only', async ({ app, page, several }) => {
  const ids = await idsOf(several, third);
  await app.open(several, 'engine=*&view=table&q=name:shop-db-1');
  const states = () => rowsOf(page, 'shop-db-1').locator('[aria-colindex="3"]').allTextContents();
  await expect.poll(states).toEqual([' running', ' running', ' running']);
  const paused = section(page, 'State').getByRole('button', { name: /^paused/ });
  const before = Number((await paused.textContent())?.replace('paused', ''));
  const container = `engines/${third}/containers/${ids.get('shop-db-1')}`;
  expect((await requestApi(several, 'POST', `${container}/pause`)).status).toBeLessThan(300);
  await expect.poll(states).toEqual([' running', ' running', ' paused']);
  await expect(paused).toHaveText(`paused${before + 1}`);
  expect((await requestApi(several, 'POST', `${container}/unpause`)).status).toBeLessThan(300);
  await expect.poll(states).toEqual([' running', ' running', ' running']);
});

test('R306: the palette finds on all engines and selects on the right one', async ({
  app,
  page,
  several,
}) => {
  const ids = await idsOf(several, third);
  await app.open(several, 'engine=*&view=table');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('textbox', { name: 'Search' });
  await box.fill('shop-web-1');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  for (const engine of [first, second, third])
    await expect(
      palette.getByRole('button', { name: new RegExp(`^shop-web-1 .* on ${engine}$`) }),
    ).toBeVisible();
  await expectAccessible(page, 'palette over several engines');
  await page.keyboard.press('Escape');
  await app.choose(`shop-web-1 ${third.replace('sample-', '')}`, new RegExp(`^shop-web-1 .* on ${third}$`));
  await expect.poll(() => app.query('select')).toContain(ids.get('shop-web-1') ?? '');

  await app.choose('rename', /^Rename….* on /);
  await expect(app.actionDialog(`Rename on ${third}`).root).toBeVisible();
  await page.keyboard.press('Escape');
  await app.choose(`show only ${second}`, `Show only engine ${second}`);
  await app.engines.expectShown(second);
  await app.choose('all engines', 'Show all engines');
  await expect.poll(() => app.query('engine')).toBe('*');
});

test('R307: the sidebar counts on all engines, and its lists say where', async ({ app, page, several }) => {
  const ids = await idsOf(several, second);
  await app.open(several, 'engine=*&view=table');
  const projects = section(page, 'Projects');
  const shop = projects.getByRole('button', { name: /^shop/ });
  await expect(shop).toHaveCount(1);
  await expect(page.getByTestId('counts')).toContainText('3 engines · ');
  const all = Number((await shop.textContent())?.replace('shop', ''));
  await app.open(several, `engine=${second}&view=table`);
  const one = Number((await shop.textContent())?.replace('shop', ''));
  expect(all).toBe(3 * one);

  await app.open(several, 'engine=*&view=table');
  await shop.click();
  await expect(page.getByRole('tab', { name: /^Containers/ })).toContainText(String(all));
  await expect(page.getByTestId('counts')).toContainText('3 engines · ');
  await expect(page.getByTestId('counts')).not.toContainText('revision');

  const networks = section(page, 'Networks');
  await networks.getByRole('button', { name: /more…/ }).click();
  const name = 'shop_front';
  for (const engine of [first, second, third])
    await expect(networks.getByRole('button', { name: new RegExp(`^${name} ?${engine}`) })).toHaveCount(1);
  await networks.getByRole('button', { name: new RegExp(`^${name} ?${second}`) }).click();
  await expect.poll(() => app.query('select')).toBe(`${second}/n:${ids.get(name)}`);
  await expectAccessible(page, 'sidebar over several engines');
});

test('R308: the filter names engines, and suggests them where several are shown', async ({
  app,
  page,
  several,
}) => {
  await app.open(several, 'engine=*&view=table&q=name:shop-web-1');
  await expect(rowsOf(page, 'shop-web-1')).toHaveCount(3);
  const field = page.getByRole('combobox', { name: 'Filter' });
  await field.fill('name:shop-web-1 engine:');
  await expect(page.getByRole('option')).toHaveText([first, second, third].map((each) => new RegExp(each)));
  await page.getByRole('option', { name: second }).click();
  await expect(rowsOf(page, 'shop-web-1')).toHaveCount(1);
  expect(await enginesIn(page, 'shop-web-1')).toEqual([second]);
  await expect.poll(() => app.query('q')).toContain(`engine:${second}`);

  await app.open(several, `engine=${first}&view=table&q=engine:${second}`);
  await expect(page.getByRole('heading', { name: 'Nothing matches the filter' })).toBeVisible();
  await field.fill('en');
  await expect(page.getByRole('option', { name: 'engine:' })).toHaveCount(0);
});

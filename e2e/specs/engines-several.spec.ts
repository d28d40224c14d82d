import { requestApi } from '../engine/requestApi.ts';
import { expect } from '../fixtures.ts';
import { CreateNetworkDialog } from '../pages/dialogs/CreateNetworkDialog.ts';
import { expectAccessible } from '../pages/expectAccessible.ts';
import { first, idsOf, second, test, third, withRemote } from '../severalEngines.ts';

test('R309: checkboxes, rows and the address choose one engine, some or all, and Back returns', async ({
  app,
  page,
  several,
}) => {
  await app.open(several);
  await app.engines.open();
  await expect(app.engines.box(first)).toBeDisabled();
  await app.engines.box(second).check();
  await app.engines.expectAllShown(first, second);
  await expect(app.engines.button).toContainText(`${first}, ${second}`);
  await app.engines.box(third).check();
  // All of them, but not those that are added later.
  expect(app.query('engine')).toBe(`${first},${second},${third}`);
  await app.engines.all.click();
  await expect(app.engines.popover).toBeHidden();
  await expect(app.engines.button).toContainText('All 3 engines');
  await expect(page).toHaveTitle('All 3 engines · Portolan');
  expect(app.query('engine')).toBe('*');
  await app.engines.boxInSidebar(first).uncheck();
  await app.engines.expectAllShown(second, third);
  expect(app.query('engine')).toBe(`${second},${third}`);
  await app.engines.inSidebar(third).click({ modifiers: ['Control'] });
  await app.engines.expectShown(second);
  expect(app.query('engine')).toBe(second);
  await app.engines.inSidebar('All engines').click();
  await app.engines.expectAllShown(first, second, third);
  await app.engines.inSidebar(first).click();
  await app.engines.expectShown(first);
  expect(app.query('engine')).toBeNull();

  for (const shown of [[first, second, third], [second], [second, third], [first, second, third]]) {
    await page.goBack();
    await app.engines.expectAllShown(...shown);
  }
  expect(app.query('engine')).toBe('*');
  await expect(app.engineState).toHaveText('live');
});

test('R309: the keyboard adds engines and takes them away', async ({ app, page, several }) => {
  await app.open(several);
  await app.engines.button.focus();
  await page.keyboard.press('Enter');
  await expect(app.engines.row(first)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await app.engines.expectAllShown(first, second);
  await expect(app.engines.row(second)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await app.engines.expectAllShown(second);
  // The last one stays.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await app.engines.expectAllShown(second);
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await app.engines.expectAllShown(second, third);
  await page.keyboard.press('Home');
  await expect(app.engines.all).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.engines.popover).toBeHidden();
  await expect(app.engines.button).toBeFocused();
  expect(app.query('engine')).toBe('*');
});

test('R309: selection and dialog stay with an engine that stays, and go with one that goes', async ({
  app,
  page,
  several,
}) => {
  const here = (await idsOf(several, second)).get('shop-web-1') ?? '';
  await app.open(several, `engine=${second}&select=c:${here}&lens=from:${here}`);
  await expect(app.inspector.heading).toBeVisible();
  await app.engines.boxInSidebar(first).check();
  await app.engines.expectAllShown(first, second);
  expect(app.query('select')).toBe(`${second}/c:${here}`);
  await expect(app.lens.root).toContainText(`View from shop-web-1 on ${second}`);
  await expect(app.lens.root).toContainText('other engines are dimmed');
  await app.engines.boxInSidebar(third).check();
  await app.engines.boxInSidebar(second).uncheck();
  await app.engines.expectAllShown(first, third);
  expect([app.query('select'), app.query('lens')]).toEqual([null, null]);

  await page.keyboard.press('n');
  await dialogOn(first).choose('Engine', third);
  await page.goBack();
  await app.engines.expectAllShown(first, second, third);
  await expect(dialogOn(third).root).toBeVisible();
  await page.goBack();
  await app.engines.expectAllShown(first, second);
  await expect(dialogOn(third).root).toBeHidden();
  await expect(app.notice).toContainText(`${third} The open dialog was closed`);

  function dialogOn(engine: string): CreateNetworkDialog {
    return new CreateNetworkDialog(page, `New network on ${engine}`);
  }
});

test('R310: an engine that does not answer is said once, and the others are shown', async ({
  app,
  page,
  several,
}) => {
  await withRemote(several, async (proxy) => {
    await app.open(several, `engine=${first},remote`);
    await expect(app.map.canvas).toBeVisible();
    proxy.cut();
    await expect(app.engineState).toHaveText(/^1 of 2 not live since/);
    await expect(page.getByRole('alert')).toHaveText(/^remote: What is shown of it is as of/);
    await expect(app.map.canvas).toBeVisible();
    await page.keyboard.press('n');
    const dialog = new CreateNetworkDialog(page, `New network on ${first}`);
    await dialog.root.getByRole('combobox', { name: 'Engine' }).click();
    await expect(page.getByRole('option', { name: /^remote/ })).toContainText('does not answer');
    await expect(page.getByRole('option', { name: /^remote/ })).toHaveAttribute('data-combobox-disabled');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
    await app.engines.inSidebar('All engines').click();
    await expect(app.engines.button).toContainText('All 4 engines');
    await requestApi(several, 'DELETE', 'engines/remote');
    // Those that come and go are followed.
    await expect(app.engines.button).toContainText('All 3 engines');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.goBack();
    const leftOut = page.getByRole('note').filter({ hasText: 'does not watch: remote' });
    await leftOut.getByRole('button', { name: 'Close' }).click();
    await expect(leftOut).toBeHidden();
    await app.engines.expectShown(first);
    expect(app.query('engine')).toBeNull();
  });
});

test('R309, R310: where no engine in the address is watched, or none answers, a notice says so', async ({
  app,
  page,
  several,
}) => {
  await page.goto(`${several.origin}/?engine=gone,lost#token=${several.token}`);
  await expect(page.getByRole('heading', { name: 'These engines are not watched' })).toBeVisible();
  await app.engines.all.click();
  await app.engines.expectAllShown(first, second, third);
  await expect(app.map.canvas).toBeVisible();
  const names = ['down-1', 'down-2'];
  try {
    for (const name of names)
      await requestApi(several, 'POST', 'engines', { name, url: 'tcp://127.0.0.1:1' });
    await page.goto(`${several.origin}/?engine=${names.join(',')}`);
    await expect(page.getByRole('heading', { name: 'None of the 2 engines answers' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveText(
      /^2 engines do not answer: down-1 since [\d:]+ and down-2 since/,
    );
    await expect(page.getByRole('button', { name: 'New network' })).toHaveAttribute('aria-disabled', 'true');
  } finally {
    for (const name of names) await requestApi(several, 'DELETE', `engines/${name}`);
  }
});

test('R311, R312: a network is created on the chosen engine, listed and undone there', async ({
  app,
  page,
  several,
}) => {
  await app.open(several, 'engine=*');
  await expect(app.map.canvas).toBeVisible();
  const create = async (name: string, { from, on }: { from: string; on: string }) => {
    await page.keyboard.press('n');
    const before = new CreateNetworkDialog(page, `New network on ${from}`);
    await before.field('Name').fill(name);
    await before.choose('Engine', on);
    const dialog = new CreateNetworkDialog(page, `New network on ${on}`);
    await expect(dialog.field('Name')).toHaveValue(name);
    await dialog.complete('Create');
    await expect(app.activity.doneToast.filter({ hasText: name })).toContainText(on);
  };
  const has = async (engine: string, name: string) => (await idsOf(several, engine)).has(name);
  await create('older', { from: first, on: second });
  await expect.poll(() => app.query('select')).toMatch(new RegExp(`^${second}/n:`));
  // Begins with the engine of the selection.
  await create('newer', { from: second, on: third });
  expect([await has(first, 'older'), await has(second, 'older'), await has(third, 'newer')]).toEqual([
    false,
    true,
    true,
  ]);
  await app.activity.open();
  await expect(app.activity.root.getByTestId('activity').first()).toContainText(/newer.*sample-3/);
  await expect(app.activity.entry('older')).toContainText(second);
  await app.activity.close();
  await page.keyboard.press('Control+z');
  await expect.poll(() => has(third, 'newer')).toBe(false);
  await expect(app.notice).toContainText(third);
  await page.keyboard.press('Control+z');
  await expect.poll(() => has(second, 'older')).toBe(false);
});

test('R312: a change concerns one engine, so that a selection on several is refused', async ({
  app,
  page,
  several,
}) => {
  const [here, there] = [await idsOf(several, first), await idsOf(several, second)];
  const [one, other] = [`c:${here.get('shop-web-1')}`, `${second}/c:${there.get('shop-web-1')}`];
  await app.open(several, `engine=*&select=${one},${other}`);
  await expect(app.map.canvas).toBeVisible();
  await page.keyboard.press('c');
  await expect(app.notice).toContainText('One change concerns one engine only.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${several.origin}/?engine=*&select=${other}`);
  await expect(app.map.canvas).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: `Connect on ${second}` })).toBeVisible();
});

test('R88: keys work after a click on a view', async ({ app, page, several }) => {
  await app.open(several, 'engine=*');
  await app.show('Table');
  await page.keyboard.press('x');
  await expect(app.lens.root).toContainText('Exposed');
  await page.keyboard.press('Escape');
  await expect(app.lens.root).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.type('x1');
  expect(app.query('view')).toBe('table');
  await expect.poll(() => app.query('q')).toBe('x1');
});

// Colours do not depend on the window’s size, and widths not on the colour scheme.
for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test.describe(`${colorScheme}, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test('axe finds nothing serious on the list of engines and a dialog with one to choose', async ({
      app,
      page,
      several,
    }) => {
      test.setTimeout(300_000);
      await app.open(several, `engine=${first},${second},gone`);
      await app.engines.open();
      await expectAccessible(page, 'list of engines');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'New network' }).click();
      await expect(page.getByRole('combobox', { name: 'Engine' })).toBeVisible();
      await expectAccessible(page, 'dialog');
    });
  });
}

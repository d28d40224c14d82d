import { requestApi } from '../engine/requestApi.ts';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { expect } from '../fixtures.ts';
import { expectAccessible } from '../pages/expectAccessible.ts';
import { first, idsOf, second, test, third } from '../severalEngines.ts';

/** How a verdict of the API is said of a cell: with an own path, with published ports alone, or without any. */
async function cellTextByApi(portolan: RunningPortolan, from: string, to: string): Promise<string> {
  const { json } = await requestApi(portolan, 'GET', `reachability?from=${from}&to=${to}`);
  const { verdict, paths } = json as { verdict: string; paths: { kind: string }[] };
  if (verdict !== 'allowed') return verdict;
  const isDirect = paths.some(({ kind }) => kind !== 'published-port');
  return isDirect ? 'reaches directly' : 'reaches only through a published port';
}

const on = (engine: string, name: string) => `${name} on ${engine}`;

test('R302, R303: cells between two engines show the verdicts of the API, and follow changes', async ({
  app,
  page,
  several,
}) => {
  const [here, there] = [await idsOf(several, first), await idsOf(several, second)];
  await app.open(several, `engine=${first},${second}&view=matrix&q=shop`);
  await app.matrix.waitUntilShown();
  const names = ['shop-web-1', 'shop-db-1'];
  const ends: [string, string, string][] = [
    ...names.map((name): [string, string, string] => [on(first, name), first, here.get(name) ?? '']),
    ...names.map((name): [string, string, string] => [on(second, name), second, there.get(name) ?? '']),
    [on(second, 'host'), second, 'host'],
  ];
  for (const [from, fromEngine, fromId] of ends) {
    for (const [to, toEngine, toId] of ends) {
      if (from === to) continue;
      const expected = await cellTextByApi(several, `${fromEngine}/${fromId}`, `${toEngine}/${toId}`);
      expect(`${from} to ${to}: ${await app.matrix.read(from, to)}`).toBe(`${from} to ${to}: ${expected}`);
    }
  }

  const [from, to] = [on(first, 'shop-web-1'), on(second, 'host')];
  expect(await app.matrix.read(from, to)).toBe('reaches directly');
  const container = `containers/${here.get('shop-web-1')}`;
  expect((await requestApi(several, 'POST', `${container}/stop`)).status).toBeLessThan(300);
  await expect.poll(() => app.matrix.read(from, to)).toBe('blocked');
  expect((await requestApi(several, 'POST', `${container}/start`)).status).toBeLessThan(300);
  await expect.poll(() => app.matrix.read(from, to)).toBe('reaches directly');

  await app.matrix.click(from, to);
  await expect.poll(() => app.query('select')).toBe(`c:${here.get('shop-web-1')},${second}/host`);
  await expect(app.pair.verdict).toContainText(`shop-web-1 on ${first} reaches`);
  await expect(app.matrix.focused).toHaveAttribute('aria-selected', 'true');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', `${from} to ${to}: reaches directly`);
  await expectAccessible(page, 'matrix over two engines');
});

test('R303: engines fold and unfold by mouse and keyboard, and the outside is one line', async ({
  app,
  page,
  several,
}) => {
  await app.open(several, 'engine=*&view=matrix');
  await app.matrix.waitUntilShown();
  await app.matrix.foldAll();
  await expect(app.matrix.grid.getByRole('rowheader')).toHaveCount(4);
  for (const engine of [first, second, third])
    await expect(app.matrix.header('row', engine)).toHaveAttribute('aria-expanded', 'false');
  expect(await app.matrix.read(first, second)).toMatch(/^\d+ of \d+ pairs are allowed/);
  expect(await app.matrix.read('outside', second)).toMatch(/^\d+ of \d+ pairs are allowed/);

  await app.matrix.click(first, second);
  await expect(app.matrix.focused).toHaveAttribute(
    'aria-label',
    `${on(first, 'host')} to ${on(second, 'host')}: reaches directly`,
  );
  await expect(app.matrix.header('row', third)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Control+Home');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', 'outside to outside: itself');
  await page.keyboard.press('ArrowLeft');
  await expect(app.matrix.focused).toHaveRole('rowheader');
  await page.keyboard.press('ArrowDown');
  await expect(app.matrix.focused).toHaveAttribute('aria-label', new RegExp(`^${first}, \\d+ containers$`));
  await page.keyboard.press('Enter');
  await expect(app.matrix.focused).toHaveAttribute('aria-expanded', 'false');

  await app.matrix.click('outside', on(second, 'host'));
  await expect.poll(() => app.query('select')).toBe(`${second}/outside,${second}/host`);
  await expect(app.matrix.focused).toHaveAttribute('aria-selected', 'true');
});

test('R303: an engine of which nothing passes the filter has no line', async ({ app, page, several }) => {
  const name = 'only-here';
  const images = await requestApi(several, 'GET', `engines/${third}/images`);
  const [image] = (images.json as { images: { id: string }[] }).images.map(({ id }) => id);
  const created = await requestApi(several, 'POST', `engines/${third}/containers`, { image, name });
  expect(created.status).toBe(201);
  await app.open(several, `engine=*&view=matrix&q=${name}`);
  await app.matrix.waitUntilShown();
  await expect(app.matrix.header('row', on(third, name))).toBeVisible();
  await expect(app.matrix.header('row', second)).toHaveCount(0);
  await page
    .getByRole('radiogroup', { name: 'Apply the filter to' })
    .getByText('To', { exact: true })
    .click();
  await expect(app.matrix.header('row', second)).toBeVisible();
  await expect(app.matrix.header('column', second)).toHaveCount(0);
  const { id } = created.json as { id: string };
  expect((await requestApi(several, 'DELETE', `engines/${third}/containers/${id}?force=true`)).status).toBe(
    204,
  );
});

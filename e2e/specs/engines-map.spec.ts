import { requestApi } from '../engine/requestApi.ts';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { expect } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';
import { first, idsOf, second, test, withRemote } from '../severalEngines.ts';

/** A container and a network to which it is not attached, of the default engine and of another one. */
async function marksOf(portolan: RunningPortolan) {
  const [here, there] = [await idsOf(portolan, first), await idsOf(portolan, second)];
  const container = (ids: Map<string, string>) => markId.container(ids.get('shop-web-1') ?? '');
  const network = (ids: Map<string, string>) => markId.network(ids.get('scratch') ?? '');
  return {
    here: container(here),
    hereNetwork: network(here),
    there: markId.on(second, container(there)),
    thereNetwork: markId.on(second, network(there)),
  };
}

test('R297, R300: what has one name on two engines is drawn, selected and moved on each by itself', async ({
  app,
  page,
  several,
}) => {
  const { here, there } = await marksOf(several);
  await app.open(several, 'engine=*');
  await expect(app.map.engines).toHaveText([
    /^engine sample-1, Docker .* containers/,
    /^engine sample-2, Docker/,
    /^engine sample-3, Docker/,
  ]);
  const [above, below] = [await app.map.pointOf(here), await app.map.pointOf(there)];
  expect(below.y).toBeGreaterThan(above.y);
  expect(below.x).toBeCloseTo(above.x, -1);

  await app.map.select(there);
  expect(app.query('select')).toBe(there);
  await expect(app.map.status).toContainText(`on ${second}`);
  await expect(app.map.mark(here)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');

  const saved = page.waitForRequest((request) => request.method() === 'PUT');
  await app.map.dragMark(there, { x: 20, y: 9 });
  expect((await saved).url()).toContain(`/api/v1/engines/${second}/positions`);
  await expect.poll(async () => (await app.map.pointOf(there)).x).toBeGreaterThan(below.x + 10);
  expect(await app.map.pointOf(here)).toEqual(above);
});

test('R300: a connection cannot be dropped on another engine, and opens a dialog on its own', async ({
  app,
  page,
  several,
}) => {
  const { here, hereNetwork, there, thereNetwork } = await marksOf(several);
  await app.open(several, 'engine=*');
  await app.map.pullConnection(there, hereNetwork);
  await expect(page.getByText('Drop it on a network of the same engine.')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await app.map.dragConnection(there, thereNetwork);
  await expect(page.getByRole('dialog', { name: `Connect on ${second}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const menu = await app.map.openMenu(here);
  await expect(menu).toContainText(`on ${first}`);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await app.map.select(there);
  const own = await app.map.openMenu(there);
  await expect(own).toContainText(`on ${second}`);
});

test('R300: by keyboard, the arrow keys go from one engine to the next', async ({ app, page, several }) => {
  const { here } = await marksOf(several);
  await app.open(several, 'engine=*');
  await app.map.select(here);
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    expect(app.query('select')).toMatch(new RegExp(`^${second}/`));
  }).toPass();
});

test('R298, R299: an engine that is lost is stale in its band, and one that does not answer has its own', async ({
  app,
  several,
}) => {
  await withRemote(several, async (proxy) => {
    try {
      const { there } = await marksOf(several);
      await app.open(several, 'engine=*');
      await expect(app.map.engines.nth(3)).toContainText(/^engine remote, Docker/);
      proxy.cut();
      await expect(app.map.engines.nth(3)).toContainText(/^engine remote, stale since/);
      await app.map.select(there);
      await requestApi(several, 'POST', 'engines', { name: 'silent', url: 'tcp://127.0.0.1:9' });
      await expect(app.map.engines.nth(4)).toContainText(/^engine silent, (unreachable|connecting)/);
      expect(app.query('select')).toBe(there);
      await requestApi(several, 'DELETE', 'engines/silent');
      await requestApi(several, 'DELETE', 'engines/remote');
      await expect(app.map.engines).toHaveCount(3);
      await expect(app.map.mark(there)).toHaveAttribute('aria-pressed', 'true');
    } finally {
      await requestApi(several, 'DELETE', 'engines/silent');
    }
  });
});

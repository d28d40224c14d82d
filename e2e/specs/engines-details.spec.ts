import { expect } from '../fixtures.ts';
import { idsOf, second, test, third } from '../severalEngines.ts';

test('R219, R250: two containers of two engines are a pair, with the verdict of both directions', async ({
  app,
  page,
  several,
}) => {
  const [there, elsewhere] = [await idsOf(several, second), await idsOf(several, third)];
  const [from, to] = [there.get('shop-web-1') ?? '', elsewhere.get('edge-traefik-1') ?? ''];
  await app.open(several, `engine=*&view=table&select=${second}/c:${from},${third}/c:${to}`);
  const ends = app.pair.root.getByRole('heading', { level: 2 });
  await expect(ends).toHaveText(new RegExp(`shop-web-1 on ${second}.*edge-traefik-1 on ${third}`));
  await expect(app.pair.verdict).toHaveAttribute('data-verdict', 'port');
  await expect(app.pair.verdict).toContainText(`shop-web-1 on ${second} reaches edge-traefik-1 on ${third}`);
  await expect(app.pair.announcement).toContainText(`shop-web-1 on ${second} reaches edge-traefik-1 on`);
  expect(await app.pair.chain()).toMatch(
    new RegExp(
      `^shop-web-1 on ${second} → port \\d+ → the host of ${third} → edge-traefik-1 on ${third}:\\d+$`,
    ),
  );
  const reverse = await app.pair.reverse.innerText();
  await app.pair.swap.click();
  await expect(ends).toHaveText(new RegExp(`edge-traefik-1 on ${third}.*shop-web-1 on ${second}`));
  expect(app.query('select')).toBe(`${third}/c:${to},${second}/c:${from}`);
  await expect(app.pair.verdict).toContainText(reverse.split('\n').at(-1) ?? '');

  // One end alone is of its engine, and offers the ends of all engines.
  await ends.getByRole('button', { name: 'shop-web-1' }).click();
  await expect(app.inspector.root.getByTestId('place')).toHaveText(second);
  const other = app.inspector.root.getByRole('combobox', { name: 'Can shop-web-1 reach' });
  await other.fill(`traefik-1 on ${third}`);
  await page.getByRole('option', { name: `edge-traefik-1 on ${third}` }).click();
  await expect(ends).toHaveText(new RegExp(`shop-web-1 on ${second}.*edge-traefik-1 on ${third}`));
});

test('R304: what is selected on several engines is listed by engine, beside the table', async ({
  app,
  page,
  several,
}) => {
  const [there, elsewhere] = [await idsOf(several, second), await idsOf(several, third)];
  const ids = [
    `${second}/c:${there.get('shop-web-1')}`,
    `${second}/c:${there.get('shop-db-1')}`,
    `${third}/c:${elsewhere.get('shop-web-1')}`,
  ];
  await app.open(several, `engine=*&view=table&select=${ids.join(',')}`);
  await expect(app.inspector.heading).toHaveText('3 selected on 2 engines');
  await expect(app.inspector.root.getByTestId('place')).toHaveText([second, third]);
  const [table, panel] = await Promise.all([
    page.getByRole('main').boundingBox(),
    app.inspector.root.boundingBox(),
  ]);
  expect(panel?.x).toBeGreaterThanOrEqual((table?.x ?? 0) + (table?.width ?? 0));
  await app.inspector.root.getByRole('button', { name: 'Clear the selection' }).click();
  expect(app.query('select')).toBeNull();
});

test('R304: the overview has each engine, and what is open and in trouble on it', async ({
  app,
  page,
  several,
}) => {
  await app.open(several, 'engine=*&view=table');
  await page.getByRole('button', { name: 'Overview' }).click();
  const engines = app.inspector.root.locator('details');
  await expect(engines).toHaveCount(3);
  await expect(engines.nth(1).locator('summary')).toContainText(new RegExp(`${second}.*\\d+ open`));
  await engines.nth(1).getByRole('button', { name: 'edge-traefik-1' }).first().click();
  await expect(app.inspector.root.getByTestId('place')).toHaveText(second);
  await expect(app.inspector.heading).toHaveText('edge-traefik-1');
});

import type { Locator } from '@playwright/test';
import { type RunningPortolan, startPortolan } from '../engine/startPortolan.ts';
import { expect, test as base } from '../fixtures.ts';
import { expectAccessible } from '../pages/expectAccessible.ts';
import { markId } from '../pages/MapPage.ts';
import { PortolanPage } from '../pages/PortolanPage.ts';

/** These tests use the sample engine, which has every kind of mark and is the same on every run (R100). */
const test = base.extend<object, { sample: RunningPortolan }>({
  sample: [
    // Playwright finds the fixtures that this one needs in the destructuring pattern, so it must not be left out.
    async ({}, use) => {
      const sample = await startPortolan(['--sample']);
      await use(sample);
      await sample.stop();
    },
    { scope: 'worker' },
  ],
});

// Colours do not depend on the window’s size, and widths not on the colour scheme: two of the four pairs cover everything.
const appearances = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

// Each check with axe takes seconds, and longer on a busy machine.
test.describe.configure({ timeout: 300_000 });

for (const { viewport, colorScheme } of appearances) {
  test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport, colorScheme });

    test('axe finds nothing serious on map, table, panels and palette', async ({ app, page, sample }) => {
      await app.open(sample);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expect(app.map.canvas).toBeVisible();
      await expectAccessible(page, 'map');
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder(/^Search containers/).fill('web');
      await expectAccessible(page, 'palette');
      await page.keyboard.press('Enter');
      await expect(app.inspector.heading).toBeVisible();
      await expectAccessible(page, 'inspector');
      await page.goto(`${sample.origin}/?view=table`);
      for (const table of ['Networks', 'Containers'] as const) {
        await app.table.openTab(table);
        await expectAccessible(page, `table of ${table}`);
      }
    });

    test('axe finds nothing serious on the matrix', async ({ app, page, sample }) => {
      await app.open(sample, 'view=matrix');
      await app.matrix.waitUntilShown();
      await expectAccessible(page, 'matrix');
      await app.matrix.foldAll();
      await expectAccessible(page, 'folded matrix');
    });

    test('axe finds nothing serious on verdicts', async ({ app, page, sample }) => {
      await app.open(sample);
      const { containerId, databaseId, proxyId } = await sampleIds(sample);
      for (const [ends, sign] of [
        [`c:${containerId},c:${proxyId}`, 'Allowed'],
        [`outside,c:${proxyId}`, 'Only through a published port'],
        [`c:${databaseId},outside`, 'Blocked'],
      ] as const) {
        await page.goto(`${sample.origin}/?select=${ends}`);
        await expect(app.pair.verdict).toContainText(sign);
        await expectAccessible(page, `verdict: ${sign}`);
      }
    });

    test('axe finds nothing serious under lenses', async ({ app, page, sample }) => {
      await app.open(sample);
      const { containerId } = await sampleIds(sample);
      for (const lens of [`from:${containerId}`, 'exposed']) {
        for (const view of ['map', 'table']) {
          await page.goto(`${sample.origin}/?view=${view}&lens=${lens}`);
          await expect(app.lens.root).toBeVisible();
          await expectAccessible(page, `${lens} in the ${view}`);
        }
      }
    });

    test('axe finds nothing serious on dialogs and sign-in', async ({ app, consoleErrors, page, sample }) => {
      consoleErrors.allow(/status of 401/);
      await page.goto(sample.origin);
      await expect(page.getByRole('heading', { name: 'Sign in to Portolan' })).toBeVisible();
      await expectAccessible(page, 'sign-in');

      await app.open(sample);
      await page.keyboard.press('n');
      await app.createDialog.fill({
        name: '-not a name',
        subnets: [{ subnet: '172.18.0.0/16', gateway: '10.0.0.1' }],
        labels: { a: 'b' },
      });
      await expectAccessible(page, 'create network');
      await page.keyboard.press('Escape');
      await expect(app.createDialog.root).toBeHidden();

      const { networkId, containerId, attachmentId } = await sampleIds(sample);
      for (const [select, action, dialog] of [
        [`c:${containerId}`, 'Connect to a network…', app.connectDialog],
        [`a:${attachmentId}`, /^Disconnect from/, app.disconnectDialog],
        [`n:${networkId}`, 'Remove network…', app.removeDialog],
      ] as const) {
        await page.goto(`${sample.origin}/?select=${select}`);
        await app.inspector.action(action).click();
        await expect(dialog.button('Cancel')).toBeVisible();
        await expectAccessible(page, String(action));
      }
      for (const inspected of [`n:${networkId}`, `a:${attachmentId}`]) {
        await page.goto(`${sample.origin}/?inspect=${inspected}`);
        await app.inspectDialog.search.fill('a');
        await expect(app.inspectDialog.count).toHaveText(/ fields$/);
        await expectAccessible(page, `inspect ${inspected}`);
      }
      if (viewport.width > 992) {
        await app.open(sample);
        await page.keyboard.press('/');
        await expect(page.getByRole('option', { name: /^driver:/ })).toBeVisible();
        await expectAccessible(page, 'suggestions of the filter');
      }
      await app.open(sample);
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
      await expectAccessible(page, 'shortcuts');
      await page.getByRole('tab', { name: 'Glossary' }).click();
      await expect(page.getByRole('term').filter({ hasText: /^attachment$/ })).toBeVisible();
      await expectAccessible(page, 'glossary');
    });
  });
}

test('every control of the first screen can be reached by Tab, and shows its focus', async ({
  page,
  sample,
}) => {
  const app = new PortolanPage(page);
  await app.open(sample);
  await expect(app.map.canvas).toBeVisible();
  const reached = new Set<string>();
  for (let pressed = 0; pressed < 90; pressed += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const name = element.getAttribute('aria-label') ?? element.textContent;
      const parent = getComputedStyle(element.parentElement ?? element);
      // Text fields and radio buttons show the focus by their border or their label.
      const isField = element.matches('input, textarea');
      const shows = outlineStyle !== 'none' || boxShadow !== 'none' || parent.outlineStyle !== 'none';
      return { name: name.trim(), shows: isField || shows };
    });
    if (focus === null) break;
    expect(focus.shows, `focus on ${focus.name}`).toBe(true);
    reached.add(focus.name);
  }
  for (const name of ['Search and commands', 'New network', 'Help', 'Filter', 'Zoom in']) {
    expect([...reached]).toContain(name);
  }
  expect([...reached].some((name) => name.startsWith('Map of networks'))).toBe(true);
  expect([...reached].some((name) => name.startsWith('Theme'))).toBe(true);
});

test('R88: a dialog gives the focus back to the map when it closes', async ({ page, sample }) => {
  const app = new PortolanPage(page);
  await app.open(sample);
  const { containerId } = await sampleIds(sample);
  await app.map.select(markId.container(containerId));
  const closeDialog = async () => {
    // The first button is the one that closes the dialog.
    await page.getByRole('dialog').getByRole('button').first().press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(app.map.canvas).toBeFocused();
  };

  await page.keyboard.press('c');
  await closeDialog();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await closeDialog();
  await page.keyboard.press('Shift+?');
  await closeDialog();
});

test('R88: what is chosen is outlined where the colours of the page are forced', async ({
  app,
  page,
  sample,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await app.open(sample, 'view=table&lens=exposed');
  const isOutlined = async (element: Locator) => {
    await expect(element).toBeVisible();
    return element.evaluate((each) => getComputedStyle(each).outlineStyle !== 'none');
  };
  const view = (name: string) =>
    page.getByRole('radiogroup', { name: 'View' }).locator('label', { hasText: name });
  expect(await isOutlined(view('Table'))).toBe(true);
  expect(await isOutlined(view('Map'))).toBe(false);
  const lens = (name: RegExp) => page.getByRole('navigation').getByRole('button', { name });
  expect(await isOutlined(lens(/^Exposed/))).toBe(true);
  expect(await isOutlined(lens(/^Everything/))).toBe(false);
  await app.table.row('edge-traefik-1').click();
  await expect(app.table.row('edge-traefik-1')).toHaveAttribute('aria-selected', 'true');
  expect(await isOutlined(app.table.row('edge-traefik-1'))).toBe(true);
  expect(await isOutlined(app.table.row('pihole'))).toBe(false);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^Search containers/).fill('shop-web');
  await page.keyboard.press('ArrowDown');
  const found = page.getByRole('dialog').getByRole('button');
  expect(await isOutlined(found.and(page.locator('[data-selected]')))).toBe(true);
  expect(await isOutlined(found.and(page.locator(':not([data-selected])')).first())).toBe(false);
});

/** Ids of the sample: a network with only a stopped member, containers that are not on it, and an attachment to another network. */
async function sampleIds(sample: RunningPortolan) {
  const response = await fetch(`${sample.origin}/api/v1/topology`, {
    headers: { Authorization: `Bearer ${sample.token}` },
  });
  const { networks, containers, attachments } = (await response.json()) as {
    networks: { id: string; name: string }[];
    containers: { id: string; name: string }[];
    attachments: { id: string; networkName: string }[];
  };
  const network = networks.find((each) => each.name === 'scratch');
  const container = containers.find((each) => each.name === 'shop-web-1');
  const database = containers.find((each) => each.name === 'shop-db-1');
  const proxy = containers.find((each) => each.name === 'edge-traefik-1');
  const attachment = attachments.find((each) => each.networkName === 'shop_front');
  if (!network || !container || !database || !proxy || !attachment) {
    throw new Error('The content of the sample engine has changed.');
  }
  return {
    networkId: network.id,
    containerId: container.id,
    databaseId: database.id,
    proxyId: proxy.id,
    attachmentId: attachment.id,
  };
}

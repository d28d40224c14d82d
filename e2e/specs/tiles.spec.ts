import type { TopologySnapshot } from '@portolan/protocol';
import { requestApi } from '../engine/requestApi.ts';
import { type RunningPortolan, startPortolan } from '../engine/startPortolan.ts';
import { expect, test as base } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';
import type { MapPage, Point } from '../pages/MapPage.ts';

declare global {
  interface Window {
    /** The elements of the map that have changed, other than the list of its marks. */
    changedParts: string[];
  }
}

/** `fleet` is a Portolan on a sample engine of 1,000 containers, too many for cards at the first view. */
const test = base.extend<object, { fleet: RunningPortolan }>({
  fleet: [
    // Playwright finds the fixtures that this one needs in the destructuring pattern, so it must not be left out.
    async ({}, use) => {
      const fleet = await startPortolan(['--sample', '1000']);
      await use(fleet);
      await fleet.stop();
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

// The page leaves before the server stops: a lost connection would be an error in its console.
test.afterEach(async ({ page }) => void (await page.goto('about:blank')));

/** At this width on the page, in CSS pixels, a card has room for its name in readable size. */
const MIN_READABLE_WIDTH = 62;

type Points = ReadonlyMap<string, Point>;

/** The topology of a server that has read its engine. */
async function topologyOf(fleet: RunningPortolan): Promise<TopologySnapshot> {
  const { json } = await requestApi(fleet, 'GET', 'topology');
  return json as TopologySnapshot;
}

/** The project with the most containers, and the marks of those. The server must have read its engine. */
async function largestProject(fleet: RunningPortolan): Promise<{ tile: string; cards: string[] }> {
  const { containers } = await topologyOf(fleet);
  const cards = new Map<string, string[]>();
  for (const { id, project } of containers) {
    if (project) cards.set(project, [...(cards.get(project) ?? []), markId.container(id)]);
  }
  const [largest] = [...cards].sort((a, b) => b[1].length - a[1].length);
  if (!largest) throw new Error('The sample engine has no projects.');
  return { tile: markId.tile(largest[0]), cards: largest[1] };
}

const isTile = (id: string) => id.startsWith('p:');

const only = (points: Points, ids: readonly string[]): Map<string, Point> =>
  new Map([...points].filter(([id]) => ids.includes(id)));

/** Returns the points as offsets from the first one, in units of the widest distance: the same at each zoom. */
function shapeOf(points: Points): Points {
  const [first = { x: 0, y: 0 }, ...others] = points.values();
  const unit = Math.max(...others.map(({ x, y }) => Math.hypot(x - first.x, y - first.y)));
  return new Map(
    [...points].map(([id, { x, y }]) => [id, { x: (x - first.x) / unit, y: (y - first.y) / unit }]),
  );
}

/** Positions are rounded to pixels, so `tolerance` is some pixels in the smaller of both drawings. */
function expectSame(points: Points, expected: Points, tolerance: number): void {
  expect([...points.keys()].sort()).toEqual([...expected.keys()].sort());
  const far = [...points].filter(([id, { x, y }]) => {
    const before = expected.get(id) as Point;
    return Math.hypot(x - before.x, y - before.y) > tolerance;
  });
  expect(far).toEqual([]);
}

async function expectInSight(map: MapPage, points: Iterable<Point>): Promise<void> {
  const box = await map.canvas.boundingBox();
  if (!box) throw new Error('The map is not visible.');
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(box.x);
    expect(x).toBeLessThan(box.x + box.width);
    expect(y).toBeGreaterThan(box.y);
    expect(y).toBeLessThan(box.y + box.height);
  }
}

test('R70, R77, R78: at first a large engine is tiles; a click opens one, and no mark moves among the others', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  const { tile, cards } = await largestProject(fleet);
  const tiles = await app.map.settledPoints();
  expect([...tiles.keys()].every(isTile)).toBe(true);
  expect(tiles.size).toBeGreaterThan(20);
  for (const label of await app.map.markLabels()) expect(label).toMatch(/^project .+, \d+ containers?/);
  await expectInSight(app.map, tiles.values());

  const at = tiles.get(tile) as Point;
  await page.mouse.click(at.x, at.y);
  await expect(app.map.mark(tile)).toHaveCount(0);
  const opened = only(await app.map.settledPoints(), cards);
  expect(opened.size).toBe(cards.length);
  await expectInSight(app.map, opened.values());
  expect(await app.map.widthOf(cards[0] as string)).toBeGreaterThan(MIN_READABLE_WIDTH);

  // Zooming out draws less of the project, and then its tile.
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('-');
    const smaller = await app.map.settledPoints();
    if (smaller.has(tile)) break;
    expectSame(shapeOf(only(smaller, cards)), shapeOf(opened), 0.02);
  }
  await expect(app.map.mark(tile)).toHaveCount(1);

  await app.map.fit();
  await expect.poll(async () => (await app.map.markIds()).every(isTile)).toBe(true);
  expectSame(await app.map.settledPoints(), tiles, 1);
});

test('R75, R78: the arrow keys go from tile to tile, and Enter opens one', async ({ app, fleet, page }) => {
  await app.open(fleet);
  const tiles = await app.map.settledPoints();
  const reached = page.getByRole('status').filter({ hasText: /^project / });
  const reachedTile = async () => {
    const label = await reached.textContent();
    const mark = page.getByTestId('map-marks').getByRole('button', { name: label ?? '', exact: true });
    return (await mark.getAttribute('data-mark')) ?? '';
  };

  await app.map.canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(reached).toBeVisible();
  const first = await reachedTile();
  const label = (await reached.textContent()) ?? '';
  await page.keyboard.press('ArrowRight');
  await expect(reached).not.toHaveText(label);
  const second = await reachedTile();
  expect(tiles.get(second)?.x).toBeGreaterThan(tiles.get(first)?.x ?? Infinity);

  await page.keyboard.press('Enter');
  await expect(app.map.mark(second)).toHaveCount(0);
  const shown = [...(await app.map.settledPoints()).keys()];
  expect(shown.some((id) => id.startsWith('c:'))).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(async () => (await app.map.markIds()).length).toBe(tiles.size);
  expectSame(await app.map.settledPoints(), tiles, 1);
});

test('R77: the list of marks also follows a map that is drawn without a pause', async ({
  app,
  fleet,
  page,
}) => {
  await page.clock.install();
  await app.open(fleet);
  const before = await app.map.settledPoints();
  await app.map.canvas.focus();
  await page.clock.pauseAt(Date.now() + 10_000);
  // A drawing every 40 ms, as under many changes a second.
  for (let ms = 0; ms < 600; ms += 40) {
    await page.keyboard.press(ms % 80 === 0 ? '+' : 'ArrowRight');
    await page.clock.runFor(40);
  }
  await expect.poll(() => app.map.points()).not.toEqual([...before]);
});

test('R75: what is selected elsewhere takes the place of the tile that the arrow keys have reached', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  await app.map.settledPoints();
  const { containers } = await topologyOf(fleet);
  const name = containers.find(({ project }) => project)?.name ?? '';
  await app.map.canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(app.map.status).toHaveText(/^project /);
  await app.choose(name, new RegExp(name));
  await expect(app.map.status).toHaveText(new RegExp(`^Selected: container ${name}`));
  await app.map.canvas.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toContainText(name);
});

test('R78: a network that was selected without being drawn does not move the view once it is', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  await app.map.settledPoints();
  const { containers, networks, attachments } = await topologyOf(fleet);
  const bridge = networks.find(({ name }) => name === 'bridge');
  if (!bridge) throw new Error('The sample engine has no network bridge.');
  expect(attachments.some(({ networkId }) => networkId === bridge.id)).toBe(false);
  const container = containers.find(
    ({ namespace, state }) => namespace.kind === 'own' && state === 'running',
  );
  await app.choose('bridge', /^bridge/);
  await expect.poll(() => app.query('select')).toBe(markId.network(bridge.id));
  await app.map.canvas.focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => app.query('select')).toBeNull();
  const before = await app.map.settledPoints();
  const revision = await page.getByRole('contentinfo').textContent();
  const attach = (verb: string) =>
    requestApi(fleet, 'POST', `networks/${bridge.id}/${verb}`, { container: container?.id });
  expect((await attach('connect')).status).toBe(204);
  await expect(page.getByRole('contentinfo')).not.toHaveText(revision ?? '');
  const after = await app.map.settledPoints();
  expectSame(only(after, [...before.keys()]), before, 1);
  expect((await attach('disconnect')).status).toBe(204);
});

test('R78: a tile under the pointer says what it stands for', async ({ app, fleet, page }) => {
  await app.open(fleet);
  const { tile, cards } = await largestProject(fleet);
  const at = (await app.map.settledPoints()).get(tile) as Point;
  await page.mouse.move(at.x, at.y);
  await expect(app.map.tip).toContainText(tile.slice(2));
  await expect(app.map.tip).toContainText(`${cards.length} containers · `);
  await expect(app.map.tip).toContainText(/open to the outside/i);
  await page.mouse.move(1, 1);
  await expect(app.map.tip).toBeHidden();
});

test('R78, R79, R270: a container that a link selects is shown as a readable card', async ({
  app,
  fleet,
}) => {
  await app.open(fleet);
  const { cards } = await largestProject(fleet);
  const card = cards.at(-1) as string;
  await app.open(fleet, `select=${card}`);
  await expect(app.map.mark(card)).toHaveAttribute('aria-pressed', 'true');
  expect(await app.map.widthOf(card)).toBeGreaterThan(MIN_READABLE_WIDTH);
  const at = (await app.map.settledPoints()).get(card) as Point;
  await expectInSight(app.map, [at]);
  const panel = await app.inspector.root.boundingBox();
  expect(at.x).toBeLessThan(panel?.x ?? 0);
});

test('R78, R79: a container that search finds in a half-drawn project is shown as a readable card', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  const tiles = await app.map.settledPoints();
  await app.map.canvas.focus();
  let card: string | undefined;
  for (let step = 0; step < 8 && !card; step += 1) {
    await page.keyboard.press('+');
    const shown = await app.map.settledPoints();
    card = [...shown.keys()].find((id) => id.startsWith('c:') && !tiles.has(id));
  }
  if (!card) throw new Error('Zooming in shows no container.');
  expect(await app.map.widthOf(card)).toBeLessThan(MIN_READABLE_WIDTH);
  const { containers } = await topologyOf(fleet);
  const found = containers.find(({ id }) => markId.container(id) === card);
  await app.choose(found?.name ?? '', new RegExp(found?.name ?? ''));
  await expect(app.map.mark(card)).toHaveAttribute('aria-pressed', 'true');
  const selected = card;
  await expect.poll(() => app.map.widthOf(selected)).toBeGreaterThan(MIN_READABLE_WIDTH);
});

test('R270: a window of another size shows again what was fitted: all, or the project that was opened', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  const { tile, cards } = await largestProject(fleet);
  const tiles = await app.map.settledPoints();
  await page.setViewportSize({ width: 900, height: 1200 });
  await expect(async () => {
    await expectInSight(app.map, (await app.map.settledPoints()).values());
  }).toPass();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(async () => expectSame(await app.map.settledPoints(), tiles, 1)).toPass();

  const at = tiles.get(tile) as Point;
  await page.mouse.click(at.x, at.y);
  await expect(app.map.mark(tile)).toHaveCount(0);
  const opened = only(await app.map.settledPoints(), cards);
  await page.setViewportSize({ width: 1100, height: 700 });
  await expect(async () => {
    const smaller = only(await app.map.settledPoints(), cards);
    expect(smaller.size).toBe(cards.length);
    await expectInSight(app.map, smaller.values());
  }).toPass();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(async () => {
    expectSame(only(await app.map.settledPoints(), cards), opened, 1);
  }).toPass();
});

test('R270: the map returns to its view when another view was shown meanwhile', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  const { tile, cards } = await largestProject(fleet);
  const at = (await app.map.settledPoints()).get(tile) as Point;
  await page.mouse.click(at.x, at.y);
  await expect(app.map.mark(tile)).toHaveCount(0);
  await page.mouse.wheel(0, -200);
  const before = await app.map.settledPoints();
  await app.show('Table');
  await expect(app.map.canvas).toHaveCount(0);
  await app.show('Map');
  expectSame(only(await app.map.settledPoints(), cards), only(before, cards), 1);
});

test('R270: on a phone, what is selected is above the sheet with its details', async ({
  app,
  fleet,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open(fleet);
  const { cards } = await largestProject(fleet);
  const card = cards.at(-1) as string;
  await app.open(fleet, `select=${card}`);
  const sheet = page.getByRole('dialog', { name: 'Details' });
  await expect(sheet).toBeVisible();
  await expect(async () => {
    const at = (await app.map.settledPoints()).get(card);
    const top = (await sheet.boundingBox())?.y ?? 0;
    expect(at?.y).toBeLessThan(top);
    expect(at?.y).toBeGreaterThan(50);
  }).toPass();
});

test('R71: networks keep their hues where the colours of the page are forced', async ({
  app,
  fleet,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await app.open(fleet);
  const swatches = page.locator('nav [class*=swatch]');
  await expect(swatches.nth(5)).toBeVisible();
  const colors = await swatches.evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).backgroundColor + getComputedStyle(each).boxShadow),
  );
  expect(new Set(colors).size).toBeGreaterThan(3);
});

test('R76: a connection that is held over a tile opens the project; dropped on one, the dialog asks for the rest', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  const { tile, cards } = await largestProject(fleet);
  const card = cards.at(-1) as string;
  await app.open(fleet, `select=${card}`);
  await app.map.settledPoints();
  /** Pulls the handle of the card, zooms out until there are tiles, and returns one that is in sight. */
  const pullToTile = async () => {
    await app.map.canvas.focus();
    await page.locator(`[data-handle="${card}"]`).hover();
    await page.mouse.down();
    await page.mouse.move(700, 450, { steps: 4 });
    for (let step = 0; step < 12 && (await app.map.mark(tile).count()) === 0; step += 1) {
      await page.keyboard.press('-');
      await app.map.settledPoints();
    }
    const points = await app.map.settledPoints();
    const [id, at] = [...points].find(
      ([each, { x, y }]) => isTile(each) && each !== tile && x > 300 && x < 1000 && y > 200 && y < 700,
    ) ?? ['', { x: 0, y: 0 }];
    await page.mouse.move(at.x, at.y, { steps: 3 });
    return id;
  };
  const held = await pullToTile();
  await expect(app.map.mark(held)).toHaveCount(0);
  expect([...(await app.map.settledPoints()).keys()].some((id) => id.startsWith('n:'))).toBe(true);
  await page.keyboard.press('Escape');
  await page.mouse.up();

  await app.open(fleet, `select=${card}`);
  await app.map.settledPoints();
  await pullToTile();
  await page.mouse.up();
  await expect(app.connectDialog.root).toBeVisible();
});

test('R72, R99: a change on the map renders nothing of it but the list of its marks', async ({
  app,
  fleet,
  page,
}) => {
  await app.open(fleet);
  await app.map.settledPoints();
  const { containers, networks, attachments } = await topologyOf(fleet);
  const network = networks.find((each) => each.driver === 'bridge' && each.project !== null);
  const container = containers.find(
    ({ id, namespace, state, project }) =>
      namespace.kind === 'own' &&
      state === 'running' &&
      project !== network?.project &&
      attachments.some((each) => each.containerId === id),
  );
  await page.evaluate(() => {
    window.changedParts = [];
    const observer = new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest('[data-testid=map]') && !element.closest('[data-testid=map-marks]'))
          window.changedParts.push(element.outerHTML.slice(0, 200));
      }
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  const revision = await page.getByRole('contentinfo').textContent();
  const path = `networks/${network?.id}/connect`;
  expect((await requestApi(fleet, 'POST', path, { container: container?.id })).status).toBe(204);
  await expect(page.getByRole('contentinfo')).not.toHaveText(revision ?? '');
  await app.map.settledPoints();
  expect(await page.evaluate(() => window.changedParts)).toEqual([]);
});

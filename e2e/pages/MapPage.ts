import { type Locator, type Page, expect } from '@playwright/test';

export interface Point {
  x: number;
  y: number;
}

/** The ids of marks, as the map's elements and the URL contain them. */
export const markId = {
  tile: (project: string): string => `p:${project}`,
  container: (id: string): string => `c:${id}`,
  network: (id: string): string => `n:${id}`,
  attachment: (containerId: string, networkId: string): string => `a:${containerId}:${networkId}`,
  /** A mark of another engine than the default one. */
  on: (engine: string, mark: string): string => `${engine}/${mark}`,
};

/** The map. Tests read it through the list of its marks (R77) and use it by real mouse moves. */
export class MapPage {
  readonly #page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.#page = page;
    // The element that has the focus while the map is used by keyboard.
    this.canvas = page.getByRole('application');
  }

  mark(id: string): Locator {
    return this.#page.locator(`[data-testid=map-marks] [data-mark="${id}"]`);
  }

  /** What the bands of engines say, where several are shown. */
  get engines(): Locator {
    return this.#page.getByTestId('map-engines').getByRole('listitem');
  }

  /** The ids of all marks on the map. */
  async markIds(): Promise<string[]> {
    return this.#page
      .locator('[data-testid=map-marks] [data-mark]')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark') ?? ''));
  }

  /** The labels of all marks on the map. */
  async markLabels(): Promise<string[]> {
    return this.#page.locator('[data-testid=map-marks] [data-mark]').allTextContents();
  }

  /** The centre of a mark in page coordinates. The map is fitted to the window if the mark is out of sight. */
  async pointOf(id: string): Promise<Point> {
    const point = await this.#settledPoint(id);
    const isInSight = await this.#page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-testid=map]') != null,
      point,
    );
    if (isInSight) return point;
    await this.fit();
    return this.#settledPoint(id);
  }

  /** The centre of a mark, once two readings agree: layouts and zooms are animated. */
  async #settledPoint(id: string): Promise<Point> {
    let last: Point | null = null;
    let point: Point = { x: 0, y: 0 };
    await expect(async () => {
      point = await this.#read(id);
      const isStill = last?.x === point.x && last.y === point.y;
      last = point;
      expect(isStill).toBe(true);
    }).toPass({ intervals: [200] });
    return point;
  }

  /** The centres of several marks. */
  async pointsOf(ids: string[]): Promise<Map<string, Point>> {
    const points = new Map<string, Point>();
    for (const id of ids) points.set(id, await this.pointOf(id));
    return points;
  }

  /** The centres of the marks that are listed now, by id, once two readings agree. */
  async settledPoints(): Promise<ReadonlyMap<string, Point>> {
    let last = '';
    let points: [string, Point][] = [];
    await expect(async () => {
      points = await this.points();
      const now = JSON.stringify(points);
      const isStill = now === last;
      last = now;
      expect(isStill && points.length > 0).toBe(true);
    }).toPass({ intervals: [120] });
    return new Map(points);
  }

  /** The marks that are listed now, and the centre that the list has for each. */
  async points(): Promise<[string, Point][]> {
    return this.#page
      .locator('[data-testid=map-marks] [data-mark]')
      .evaluateAll((marks) =>
        marks.map((mark) => [
          mark.getAttribute('data-mark') ?? '',
          { x: Number(mark.getAttribute('data-x')), y: Number(mark.getAttribute('data-y')) },
        ]),
      );
  }

  /** How wide a card is on the page, in CSS pixels: its handle is on its right edge. */
  async widthOf(id: string): Promise<number> {
    const { x } = await this.#settledPoint(id);
    return 2 * (Number(await this.mark(id).getAttribute('data-handle-x')) - x);
  }

  /** The tip of the tile under the pointer. */
  get tip(): Locator {
    return this.#page
      .getByTestId('map')
      .getByRole('status')
      .filter({ hasText: /\d containers? · / });
  }

  /** What the map says of the selection, or of the tile that the arrow keys have reached. */
  get status(): Locator {
    return this.#page.locator('#map-selection');
  }

  async fit(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Fit to window' }).click();
  }

  async select(id: string): Promise<void> {
    const { x, y } = await this.pointOf(id);
    await this.#page.mouse.click(x, y);
    await expect(this.mark(id)).toHaveAttribute('aria-pressed', 'true');
  }

  /** Opens the context menu of a mark with the right mouse button. */
  async openMenu(id: string): Promise<Locator> {
    const { x, y } = await this.pointOf(id);
    await this.#page.mouse.click(x, y, { button: 'right' });
    const menu = this.#page.getByRole('menu');
    await expect(menu).toBeVisible();
    return menu;
  }

  /** Drags a connection from the handle of one mark onto another. */
  async dragConnection(from: string, to: string): Promise<void> {
    await this.pullConnection(from, to);
    await this.#page.mouse.up();
  }

  /** Like {@link dragConnection}, but leaves the mouse button down. */
  async pullConnection(from: string, to: string): Promise<void> {
    const target = await this.pointOf(to);
    const start = await this.pointOf(from);
    await this.#page.mouse.move(start.x - 4, start.y);
    await this.#page.mouse.move(start.x, start.y, { steps: 3 });
    const handle = this.#page.locator(`[data-handle="${from}"]`);
    await handle.hover();
    await this.#page.mouse.down();
    await this.#page.mouse.move(target.x, target.y, { steps: 12 });
  }

  /** Drags a card or bar by a distance in pixels. */
  async dragMark(id: string, by: Point): Promise<void> {
    const { x, y } = await this.pointOf(id);
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + by.x, y + by.y, { steps: 10 });
    await this.#page.mouse.up();
  }

  async #read(id: string): Promise<Point> {
    const mark = this.mark(id);
    const [x, y] = [await mark.getAttribute('data-x'), await mark.getAttribute('data-y')];
    return { x: Number(x), y: Number(y) };
  }
}

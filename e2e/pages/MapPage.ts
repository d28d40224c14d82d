import { type Locator, type Page, expect } from '@playwright/test';

interface Point {
  x: number;
  y: number;
}

/** A mark's word as the map and the URL write it. */
export const markOf = {
  container: (id: string): string => `c:${id}`,
  network: (id: string): string => `n:${id}`,
  attachment: (containerId: string, networkId: string): string => `a:${containerId}:${networkId}`,
};

/** The map: read through its mirror in the page (R77), handled by real moves of the mouse. */
export class MapPage {
  readonly #page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.#page = page;
    // What has the focus while the map is handled by keyboard.
    this.canvas = page.getByRole('application');
  }

  mark(word: string): Locator {
    return this.#page.locator(`[data-testid=map-marks] [data-mark="${word}"]`);
  }

  /** The words of all marks on the map. */
  async words(): Promise<string[]> {
    return this.#page
      .locator('[data-testid=map-marks] [data-mark]')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark') ?? ''));
  }

  /** What all marks on the map are called. */
  async labels(): Promise<string[]> {
    return this.#page.locator('[data-testid=map-marks] [data-mark]').allTextContents();
  }

  /** Where a mark's centre is in the page; the map is fitted to the window if it is out of sight. */
  async pointOf(word: string): Promise<Point> {
    const point = await this.#settledPoint(word);
    const isInSight = await this.#page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-testid=map]') != null,
      point,
    );
    if (isInSight) return point;
    await this.#page.getByRole('button', { name: 'Fit the map to the window' }).click();
    return this.#settledPoint(word);
  }

  /** Once the drawing stands still. */
  async #settledPoint(word: string): Promise<Point> {
    let last: Point | null = null;
    let point: Point = { x: 0, y: 0 };
    await expect(async () => {
      point = await this.#read(word);
      const isStill = last?.x === point.x && last.y === point.y;
      last = point;
      expect(isStill).toBe(true);
    }).toPass({ intervals: [120] });
    return point;
  }

  /** The places of some marks, as they are right now. */
  async pointsOf(words: string[]): Promise<Map<string, Point>> {
    const points = new Map<string, Point>();
    for (const word of words) points.set(word, await this.pointOf(word));
    return points;
  }

  async select(word: string): Promise<void> {
    const { x, y } = await this.pointOf(word);
    await this.#page.mouse.click(x, y);
    await expect(this.mark(word)).toHaveAttribute('aria-pressed', 'true');
  }

  /** Opens the context menu of a mark by the right mouse button. */
  async openMenu(word: string): Promise<Locator> {
    const { x, y } = await this.pointOf(word);
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

  /** The same, with the mouse button still down. */
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

  /** Drags a card or bar itself to another place. */
  async dragMark(word: string, by: Point): Promise<void> {
    const { x, y } = await this.pointOf(word);
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + by.x, y + by.y, { steps: 10 });
    await this.#page.mouse.up();
  }

  async #read(word: string): Promise<Point> {
    const mark = this.mark(word);
    const [x, y] = [await mark.getAttribute('data-x'), await mark.getAttribute('data-y')];
    return { x: Number(x), y: Number(y) };
  }
}

import type { Scene } from '../../scene/scene.ts';
import { drawingBounds, placeDrawing } from '../Drawing.ts';
import { emptyPlacement } from '../placement.ts';
import type { Placement } from '../placement.ts';
import { addLinks, toPlan } from '../toPlan.ts';
import { drawDepth } from './depthLayout.ts';
import { findDepths } from './findDepths.ts';

/** The space between two pages, in pixels at zoom 1. */
const GAP = 60;

/**
 * R64: places a scene as Depth on several pages side by side, each with the outside at its left. The bands keep their
 * order, and the pages are about equally high. A network of several pages has a bar on each of them, and faint links
 * join these bars.
 *
 * @param single the scene on one page, which says the order and the heights of the bands
 * @param count the number of pages; fewer where there are not as many bands
 */
export function pagesLayout(scene: Scene, single: Placement, count: number): Placement {
  const pageOf = toPages(single, count);
  const plan = toPlan(scene, (band) => pageOf.get(band) ?? band);
  findDepths(plan);
  const placement = emptyPlacement();
  let x = 0;
  for (const key of new Set(pageOf.values())) {
    const part = plan.parts.get(key);
    if (!part) continue;
    const page = drawDepth(part);
    const bounds = drawingBounds(page);
    placeDrawing(placement, page, x - bounds.x, 0);
    x += bounds.width + GAP;
  }
  addLinks(placement, plan);
  return placement;
}

/** Returns the page of each band: pages are named after their first band. */
function toPages({ bands }: Placement, count: number): Map<string, string> {
  const pages = new Map<string, string>();
  const ordered = [...bands.values()];
  const total = ordered.reduce((sum, band) => sum + band.height, 0);
  let [page, done, before] = ['', 0, 0];
  for (const { key, height } of ordered) {
    // A band is on the page on which the larger part of it would be if all pages were equally high.
    const number = Math.floor(((done + height / 2) / total) * count);
    if (pages.size === 0 || number !== before) [page, before] = [key, number];
    pages.set(key, page);
    done += height;
  }
  return pages;
}

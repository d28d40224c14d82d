import type { SceneNetwork } from '../../scene/scene.ts';
import { cardHeight } from '../cardShape.ts';
import { BAR, CARD, GAP, LABEL, labelWidth } from '../measures.ts';
import type { PlacedBar } from '../placement.ts';
import type { PlanCard } from '../toPlan.ts';

/**
 * The right end of a band: networks without members, and below them containers without a network. Coordinates are in
 * pixels at zoom 1, from the upper left corner of the shelf.
 */
export interface Shelf {
  width: number;
  height: number;
  bars: PlacedBar[];
  cards: PlanCard[];
  /** The y of the heading above the containers; `null` if there are none. */
  heading: number | null;
}

const ROW = LABEL.height + LABEL.lift + BAR.idle + 14;
const HEADING = 18;

/** R68: places the shelf of a band. It becomes about as tall as the rest of the band (`tallest`). */
export function toShelf(
  unattached: readonly PlanCard[],
  idle: readonly SceneNetwork[],
  tallest: number,
): Shelf {
  const shelf: Shelf = { width: 0, height: 0, bars: [], cards: [], heading: null };
  const perRow = Math.max(3, Math.ceil(Math.sqrt(idle.length)));
  for (let start = 0; start < idle.length; start += perRow) {
    let x = 0;
    for (const network of idle.slice(start, start + perRow)) {
      const width = labelWidth(network);
      const top = shelf.height + LABEL.height + LABEL.lift;
      shelf.bars.push({
        key: network.id,
        networkId: network.id,
        x: x + width / 2,
        top,
        bottom: top + BAR.idle,
        labelWidth: width,
      });
      x += width + LABEL.side;
    }
    shelf.width = Math.max(shelf.width, x - LABEL.side);
    shelf.height += ROW;
  }
  if (unattached.length === 0) return shelf;
  shelf.heading = shelf.height;
  const top = shelf.height + HEADING;
  const usual = CARD.height + CARD.rowGap;
  const rows = Math.max(Math.floor((tallest - top) / usual), 3, Math.ceil(Math.sqrt(unattached.length * 2)));
  let y = top;
  let x = 0;
  unattached.forEach((card, i) => {
    if (i > 0 && i % rows === 0) {
      x += CARD.width + GAP.sub;
      y = top;
    }
    card.x = x;
    card.y = y;
    card.height = cardHeight(card.card, { entryPoints: 0, left: 0, right: 0 });
    shelf.cards.push(card);
    shelf.height = Math.max(shelf.height, y + card.height);
    y += card.height + CARD.rowGap;
  });
  shelf.width = Math.max(shelf.width, x + CARD.width);
  return shelf;
}

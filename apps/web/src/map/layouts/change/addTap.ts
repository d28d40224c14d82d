import type { SceneTap } from '../../scene/scene.ts';
import { facingSide, lengthened, rowsFrom } from './levelRows.ts';
import type { PlacedBar, PlacedCard } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/**
 * Routes a tap from a card to a bar. The tap is horizontal at the first height where nothing is in its way, and the bar
 * lengthens to that height if it must. Where no height is free, the tap is slanted, to the nearest point of the bar.
 */
export function addTap(live: LivePlacement, tap: SceneTap, card: PlacedCard, bar: PlacedBar): void {
  const cardX = facingSide(card, bar.x);
  const shared = { id: tap.id, cardId: tap.cardId, barKey: bar.key, cardX, barX: bar.x };
  const rows = rowsFrom(live, tap.cardId, card, cardX);
  for (const y of rows) {
    const longer = lengthened(bar, y);
    const fits = y >= bar.top + 3 && y <= bar.bottom - 3;
    if (!live.obstacles.isFreeForLine(cardX, bar.x, y, tap.cardId, bar.key)) continue;
    if (!fits && !live.obstacles.isFreeForBar(longer)) continue;
    if (!fits) live.setBar(longer);
    live.setTap({ ...shared, cardY: y, barY: y });
    return;
  }
  const cardY = rows[0] ?? card.y + card.height / 2;
  const barY = Math.min(Math.max(cardY, bar.top + 6), bar.bottom - 6);
  live.setTap({ ...shared, cardY, barY });
}

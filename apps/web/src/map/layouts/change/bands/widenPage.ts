import { BAND } from '../../measures.ts';
import type { PlacedBand } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/**
 * Widens the bands of a page, and lengthens the lowest one, to hold the cards and bars that were placed or dragged. All bands
 * stay as wide as the widest.
 */
export function widenPage(
  live: LivePlacement,
  marks: { cards: ReadonlySet<string>; networks: ReadonlySet<string> },
): void {
  const { placement } = live;
  const cards = [...marks.cards].map((id) => placement.cards.get(id)).filter((card) => card !== undefined);
  const bars = [...marks.networks].flatMap((id) => live.barsOfNetwork(id));
  const bands = [...live.placement.bands.values()];
  const lowest = Math.max(...bands.map((band) => band.y));
  const isInRows = (band: PlacedBand, y: number) =>
    y >= band.y && (y < band.y + band.height || band.y === lowest);
  let right = Math.max(0, ...bands.map((band) => band.x + band.width));
  let bottom = Math.max(0, ...bands.filter((band) => band.y === lowest).map((band) => band.y + band.height));
  for (const card of cards) {
    const band = live.placement.bands.get(card.band);
    if (!band || !isInRows(band, card.y)) continue;
    right = Math.max(right, card.x + card.width + BAND.padding);
    if (band.y === lowest) bottom = Math.max(bottom, card.y + card.height + BAND.padding);
  }
  for (const bar of bars) {
    if (bands.some((band) => isInRows(band, bar.top)))
      right = Math.max(right, bar.x + bar.labelWidth / 2 + BAND.padding);
  }
  for (const band of bands) {
    const height = band.y === lowest ? bottom - band.y : band.height;
    const width = right - band.x;
    if (band.width !== width || band.height !== height) live.setBand({ ...band, width, height });
  }
}

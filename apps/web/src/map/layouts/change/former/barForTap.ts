import type { PlacedBar } from '../../placement.ts';
import { bandsAt } from '../bands/removeEmptyBands.ts';
import { blocksBar, surroundings } from '../blocksBar.ts';
import { lengthened } from '../levelRows.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { pieceIn } from '../pieces.ts';
import type { FormerTap } from './FormerMarks.ts';

/** What has changed beside the marks that were put back. */
export interface Beside {
  /** The keys of bands that may be empty now. */
  bands: Set<string>;
  /** The networks whose bar is at another place now. */
  networks: Set<string>;
}

/** True if nothing is where a bar was. A full layout puts marks nearer to each other than a change does. */
export const isFreeForBar = (live: LivePlacement, bar: PlacedBar): boolean =>
  blocksBar(bar, live.obstacles.near(surroundings(bar)), 0) === null;

/**
 * Returns the piece of the bar that a tap from a card in `band` ended at: lengthened if it must be, or put back in a band
 * that has none; `undefined` if it is elsewhere now, or something is in the way.
 */
export function barForTap(
  live: LivePlacement,
  { tap, bar: was }: FormerTap,
  networkId: string,
  band: string,
  beside: Beside,
): PlacedBar | undefined {
  const inBand = pieceIn(live, networkId, band);
  const bar = inBand ?? (live.isPage ? live.firstBarOf(networkId) : undefined);
  if (bar?.x !== was.x) {
    if (inBand || (bar && isMoved(live, bar, was))) return undefined;
    return returnPiece(live, was, networkId, band, beside);
  }
  if (tap.barY >= bar.top && tap.barY <= bar.bottom) return bar;
  const longer = lengthened(bar, tap.barY);
  if (!isFreeForBar(live, longer)) return undefined;
  live.setBar(longer);
  return longer;
}

/** True if the bar is the same piece at another x, as after a drag: it still has taps at its former heights. */
const isMoved = (live: LivePlacement, bar: PlacedBar, was: PlacedBar): boolean =>
  live.tapsOfBar(bar.key).length > 0 && bar.top < was.bottom && bar.bottom > was.top;

/**
 * Puts back a piece that went with its last tap. Where it was the first one, it is that again, and the present one becomes
 * a further one. A bar without taps leaves the place that it had meanwhile.
 */
function returnPiece(
  live: LivePlacement,
  was: PlacedBar,
  networkId: string,
  band: string,
  beside: Beside,
): PlacedBar | undefined {
  const first = live.firstBarOf(networkId);
  const taps = first ? live.tapsOfBar(first.key) : [];
  const [home] = first ? bandsAt(live, first) : [];
  const isFirst = !first || (was.key === was.networkId && (taps.length === 0 || home !== undefined));
  const further = { ...was, key: `${networkId}@${band}`, networkId };
  const returned = { ...further, key: networkId };
  if (!isFreeForBar(live, taps.length > 0 ? further : returned)) return undefined;
  if (!isFirst) return putFurther(live, further, band);
  if (taps.length === 0) beside.networks.add(networkId);
  live.setBar(returned);
  if (!first || !home) return returned;
  if (taps.length === 0) beside.bands.add(home.key);
  else {
    const { key: barKey } = putFurther(live, { ...first, key: `${networkId}@${home.key}` }, home.key);
    for (const tap of taps) {
      live.deleteTap(tap.id);
      live.setTap({ ...tap, barKey });
    }
  }
  return returned;
}

function putFurther(live: LivePlacement, piece: PlacedBar, band: string): PlacedBar {
  const { networkId, key } = piece;
  live.setBar(piece);
  live.setLink({ key: `${networkId}~${band}`, networkId, fromKey: networkId, toKey: key });
  return piece;
}

import type { Scene } from '../../scene/scene.ts';
import type { BandRows } from './toBandRows.ts';
import type { Depths } from './toDepths.ts';
import { pushTo } from '../pushTo.ts';

/** The minimum vertical distance of two lines, and the shifts that are tried, in pixels at zoom 1. */
const APART = 4;
const STEPS = [0, 4, -4, 8, -8, 11, -11];

/**
 * R69: two taps of different networks that enter one gap from opposite sides at the same height would overlap between
 * their bars. The one from the right column moves up or down along its card by up to 11 pixels. It stays where it is if
 * no shift is free.
 */
export function separateTaps(scene: Scene, depths: Depths, bands: readonly BandRows[]): void {
  const tapsById = new Map(scene.taps.map((tap) => [tap.id, tap]));
  for (const band of bands) {
    const lefts = new Map<number, { y: number; networkId: string }[]>();
    for (const [id, line] of band.taps) {
      const networkId = tapsById.get(id)?.networkId ?? '';
      if (line.side === 'right') pushTo(lefts, depths.networks.get(networkId) ?? 0, { y: line.y, networkId });
    }
    const taken = new Map<string, number[]>();
    for (const [id, line] of band.taps) {
      const tap = tapsById.get(id);
      const card = tap && band.cards.get(tap.cardId);
      if (line.side !== 'left' || !tap || !card) continue;
      const others = (lefts.get(depths.networks.get(tap.networkId) ?? 0) ?? []).filter(
        (other) => other.networkId !== tap.networkId,
      );
      const own = taken.get(tap.cardId) ?? [];
      // In a wrapped column the line runs through the narrow space between two cards.
      const maxShift = (band.columns.get(card.column)?.subColumns ?? 1) > 1 ? 4 : 11;
      const free = STEPS.filter((step) => Math.abs(step) <= maxShift).find((step) => {
        const y = line.y + step;
        return (
          y > card.y + 4 &&
          y < card.y + card.height - 4 &&
          others.every((other) => Math.abs(other.y - y) >= APART) &&
          own.every((other) => Math.abs(other - y) >= APART)
        );
      });
      line.y += free ?? 0;
      taken.set(tap.cardId, [...own, line.y]);
    }
  }
}

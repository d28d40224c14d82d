import type { PlacementChange } from '../layouts/placement.ts';
import type { SceneChange } from '../scene/scene.ts';

/** A scene in which nothing has changed. */
export const noChange: SceneChange = {
  cards: new Set(),
  networks: new Set(),
  taps: new Set(),
  was: new Map(),
};

/** True if neither scene nor placement has changed. */
export function isNothing(changed: SceneChange, moved: PlacementChange): boolean {
  const { cards, networks, taps } = changed;
  const parts = [cards, networks, taps, moved.cards, moved.bars, moved.taps, moved.entryPoints];
  return !moved.hasFrame && [...parts, moved.bands, moved.links].every((ids) => ids.size === 0);
}

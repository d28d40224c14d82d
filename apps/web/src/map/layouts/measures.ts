import type { SceneNetwork } from '../scene/scene.ts';
import { textWidth } from '../scene/toLabel.ts';

/** Sizes of the drawing in model units: pixels at zoom 1. */
export const CARD = { width: 168, height: 34, rowGap: 11, chip: 16, chipGap: 4, inset: 9 } as const;
export const BAR = { width: 10, overhang: 14, idle: 34 } as const;
/** The two lines above a bar. */
export const LABEL = { height: 30, lift: 4, side: 8, name: 12, detail: 9.5, widest: 168 } as const;
export const BAND = { header: 40, padding: 13, gap: 13, inset: 44 } as const;
/** Between columns where a band has no bar of its own. */
export const GAP = { least: 122, sub: 22 } as const;
/** `toTick`: how far from the outside a door to the host alone starts. */
export const OUTSIDE = { width: 14, toBand: 84, toTick: 8 } as const;
/** Distance of two lines on one side of a card; a door's carries a label. */
export const LINE = { tap: 9, entryPoint: 18, margin: 7 } as const;
/** Cards of one column in one band before it wraps. */
export const WRAP_AFTER = 8;
/** For the driver's sign left of a network's detail. */
export const ICON_ROOM = 13;

/** What the two lines above a network's bar need. */
export function labelWidth(network: SceneNetwork): number {
  const name = textWidth(network.label, LABEL.name);
  return Math.ceil(Math.max(name, textWidth(network.detail, LABEL.detail) + ICON_ROOM, 40)) + 4;
}

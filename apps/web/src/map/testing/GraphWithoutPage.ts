import type { Atlas } from '../parts/Atlas.ts';

/** What the graph of the last map would draw: it needs a page, its atlas needs none. */
export const drawn: { atlas: Atlas | null; refits: number; resets: number } = {
  atlas: null,
  refits: 0,
  resets: 0,
};

/** In place of `LiveGraph` in tests. */
export class GraphWithoutPage {
  viewport = { room: () => ({ width: 1180, height: 740 }), refit: () => (drawn.refits += 1) };
  revealer = { left: null };

  constructor(_: unknown, atlas: Atlas) {
    Object.assign(drawn, { atlas, refits: 0, resets: 0 });
  }
  reset(): void {
    drawn.resets += 1;
  }
  extend(): void {}
  follow(): void {}
  look(): void {}
  draw(): void {}
  onFrame(): () => void {
    return () => undefined;
  }
  destroy(): void {}
}

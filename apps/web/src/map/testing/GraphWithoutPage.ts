import type { Atlas } from '../parts/Atlas.ts';

/** What the graph of the last map would draw: it needs a page, its atlas needs none. */
export const drawn: { atlas: Atlas | null; refits: number; resets: number; returnedTo: unknown } = {
  atlas: null,
  refits: 0,
  resets: 0,
  returnedTo: null,
};

/** In place of `LiveGraph` in tests. */
export class GraphWithoutPage {
  viewport = { room: () => ({ width: 1180, height: 740 }), refit: () => (drawn.refits += 1) };
  revealer = { left: null as unknown, returnTo: (left: unknown) => (drawn.returnedTo = left) };

  constructor(_: unknown, atlas: Atlas) {
    Object.assign(drawn, { atlas, refits: 0, resets: 0, returnedTo: null });
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

import type { SceneChange } from './scene.ts';

/** Several changes of a scene as one. */
export class MergedChange implements SceneChange {
  readonly cards = new Set<string>();
  readonly networks = new Set<string>();
  readonly taps = new Set<string>();

  get isNothing(): boolean {
    return this.cards.size + this.networks.size + this.taps.size === 0;
  }

  add({ cards, networks, taps }: SceneChange): void {
    for (const id of cards) this.cards.add(id);
    for (const id of networks) this.networks.add(id);
    for (const id of taps) this.taps.add(id);
  }
}

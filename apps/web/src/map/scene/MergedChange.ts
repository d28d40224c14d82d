import type { SceneChange, SceneMark } from './scene.ts';

/** Several changes of a scene as one. */
export class MergedChange implements SceneChange {
  readonly cards = new Set<string>();
  readonly networks = new Set<string>();
  readonly taps = new Set<string>();
  readonly was = new Map<string, SceneMark>();

  get isNothing(): boolean {
    return this.cards.size + this.networks.size + this.taps.size === 0;
  }

  add({ cards, networks, taps, was }: SceneChange): void {
    for (const id of cards) this.cards.add(id);
    for (const id of networks) this.networks.add(id);
    for (const id of taps) this.taps.add(id);
    for (const [id, mark] of was) if (!this.was.has(id)) this.was.set(id, mark);
  }
}

import type { Scene, SceneNetwork } from '../../scene/scene.ts';
import type { ViewState } from './MapElement.ts';
import { hueColor } from '../colors/networkHues.ts';
import { palettes } from '../colors/palette.ts';

/** What every part of the drawing asks about a mark. */
export interface Appearance {
  view: ViewState;
  isDimCard(id: string): boolean;
  isDimNetwork(id: string): boolean;
  /** R255: how a mark stands out, if it does. */
  traced(...words: string[]): 'path' | 'lit' | false;
  colorOf(network: SceneNetwork): string;
}

/** Answers for one view of a scene. */
export function toAppearance(scene: Scene, view: ViewState): Appearance {
  const { matches, trace } = view;
  const palette = palettes[view.scheme];
  const shown = new Set<string>();
  for (const card of scene.cards) {
    const passes = (id: string) => matches?.containers.has(id) ?? true;
    if (passes(card.id) || card.chips.some((chip) => passes(chip.id))) shown.add(card.id);
  }
  return {
    view,
    isDimCard: (id) => !shown.has(id),
    isDimNetwork: (id) => matches !== null && !matches.networks.has(id),
    traced: (...words) => {
      if (!trace) return false;
      if (words.some((word) => trace.path.has(word))) return 'path';
      return words.some((word) => trace.lit.has(word)) && 'lit';
    },
    colorOf: (network) =>
      network.engineMade ? palette.quiet : hueColor(view.hues.get(network.id) ?? 0, view.scheme),
  };
}

/** Class names as Cytoscape takes them; what is false is left out. */
export const classNames = (...words: (string | false | undefined)[]): string =>
  words.filter(Boolean).join(' ');

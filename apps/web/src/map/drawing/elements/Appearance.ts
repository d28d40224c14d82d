import type { Scene, SceneNetwork } from '../../scene/scene.ts';
import type { ViewState } from './MapElement.ts';
import { hueColor } from '../colors/networkHues.ts';
import { palettes } from '../colors/palette.ts';

/** How marks look in the current view: dimmed by the filter, raised by a trace, coloured by their network. */
export interface Appearance {
  view: ViewState;
  isDimCard(id: string): boolean;
  isDimNetwork(id: string): boolean;
  /** R255: how a mark stands out, if one of its ids is in the trace. */
  traced(...ids: string[]): 'path' | 'lit' | false;
  colorOf(network: SceneNetwork): string;
}

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
    traced: (...ids) => {
      if (!trace) return false;
      if (ids.some((id) => trace.path.has(id))) return 'path';
      return ids.some((id) => trace.lit.has(id)) && 'lit';
    },
    colorOf: (network) =>
      network.engineMade ? palette.quiet : hueColor(view.hues.get(network.id) ?? 0, view.scheme),
  };
}

/** Joins class names for Cytoscape. Values that are false or undefined are left out. */
export const classNames = (...names: (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');

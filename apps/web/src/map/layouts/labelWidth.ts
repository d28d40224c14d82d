import type { SceneNetwork } from '../scene/scene.ts';
import { textWidth } from '../scene/textWidth.ts';
import { ICON_ROOM, LABEL } from './measures.ts';

/** What the two lines above a network's bar need. */
export function labelWidth(network: SceneNetwork): number {
  const name = textWidth(network.label, LABEL.name);
  return Math.ceil(Math.max(name, textWidth(network.detail, LABEL.detail) + ICON_ROOM, 40)) + 4;
}

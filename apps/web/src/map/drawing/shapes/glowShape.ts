import type { Rect } from '../../layouts/placement.ts';
import type { Looks, Traced } from './Looks.ts';
import type { BoxShape } from './Shape.ts';
import { Z } from './Shape.ts';

/** Returns a soft frame behind a mark, `pad` pixels wider than it: for a selected bar, or for the target of a drag. */
export function glowShape(at: Rect, pad: number, color: string, looks: Looks, traced: Traced): BoxShape {
  const style = looks.style(`glow ${color} ${traced}`, () => ({
    layer: looks.layer(Z.glow, traced),
    opacity: 1,
    fill: color,
    fillOpacity: 0.28,
    stroke: null,
    strokeWidth: 0,
    dash: null,
    radius: 8,
  }));
  return {
    kind: 'box',
    style,
    x: at.x - pad,
    y: at.y - pad,
    width: at.width + 2 * pad,
    height: at.height + 2 * pad,
  };
}

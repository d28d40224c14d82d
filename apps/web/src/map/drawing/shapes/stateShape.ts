import type { CardState } from '../../scene/scene.ts';
import type { Palette } from '../colors/palette.ts';
import type { Looks, Traced } from './Looks.ts';
import type { Shape } from './Shape.ts';

/** Returns the colour of a container’s state. */
export function stateColor(state: CardState, palette: Palette): string {
  switch (state) {
    case 'running':
    case 'starting':
      return palette.good;
    case 'paused':
      return palette.paused;
    case 'stopped':
      return palette.faint;
    case 'unhealthy':
    case 'cut off':
    case 'restarting':
    case 'dead':
      return palette.trouble;
  }
}

/** The smallest radius of a state’s dot on the screen, in CSS pixels. */
const MIN_DOT = 1.8;

/** Returns the icon of a state at a centre. A running container has a dot, which is faster to draw in great numbers. */
export function stateShape(
  state: CardState,
  x: number,
  y: number,
  size: number,
  looks: Looks,
  level: number,
  traced: Traced,
  opacity: number,
): Shape {
  const { palette } = looks;
  const color = stateColor(state, palette);
  const layer = looks.layer(level, traced);
  if (state === 'running') {
    const style = looks.style(`dot ${color} ${size} ${layer} ${opacity}`, () => ({
      layer,
      opacity,
      fill: color,
      radius: size * 0.35,
      minRadius: size < 12 ? 1.2 : MIN_DOT,
    }));
    return { kind: 'dots', style, at: [x, y] };
  }
  const style = looks.style(`icon ${color} ${layer} ${opacity}`, () => ({
    layer,
    opacity,
    color,
    ground: palette.card,
  }));
  return { kind: 'icon', style, icon: state, x, y, size };
}

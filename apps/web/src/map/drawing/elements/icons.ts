import type { CardState } from '../../scene/scene.ts';
import type { Palette } from '../colors/palette.ts';

const svg = (size: number, body: string): string =>
  `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${size * 2}" height="${size * 2}" viewBox="0 0 ${size} ${size}">${body}</svg>`)}`;

/**
 * Returns the icon of a container’s state. Each state has a shape of its own, because colour alone is not accessible.
 */
export function stateIcon(state: CardState, palette: Palette): string {
  const stroke = (color: string, body: string) =>
    svg(12, `<g fill="none" stroke="${color}" stroke-width="1.6" stroke-linecap="round">${body}</g>`);
  switch (state) {
    case 'running':
      return svg(12, `<circle cx="6" cy="6" r="4.2" fill="${palette.good}"/>`);
    case 'starting':
      return stroke(palette.good, `<circle cx="6" cy="6" r="4"/><circle cx="6" cy="6" r="1"/>`);
    case 'unhealthy':
      return svg(
        12,
        `<circle cx="6" cy="6" r="5.4" fill="${palette.trouble}"/><path d="M6 3v3.6M6 8.9v.1" stroke="${palette.card}" stroke-width="1.7" stroke-linecap="round"/>`,
      );
    case 'paused':
      return stroke(palette.paused, `<path stroke-width="2.2" d="M4 3v6M8 3v6"/>`);
    case 'restarting':
      return stroke(palette.trouble, `<path d="M10 6a4 4 0 1 1-1.3-2.9M9.2 1v2.4H6.8"/>`);
    case 'stopped':
      return stroke(palette.faint, `<circle cx="6" cy="6" r="3.9"/>`);
    case 'dead':
      return stroke(palette.trouble, `<path d="M3 3l6 6M9 3l-6 6"/>`);
  }
}

/** Returns the icon of a network’s driver, or the same icon for all internal networks. */
export function driverIcon(driver: string, internal: boolean, color: string): string {
  const draw = (body: string) =>
    svg(
      12,
      `<g fill="none" stroke="${color}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">${body}</g>`,
    );
  if (internal) return draw('<circle cx="6" cy="6" r="4.4"/><path d="M3 9l6-6"/>');
  switch (driver) {
    case 'bridge':
      return draw('<path d="M1 8.5h10M3 8.5V5M9 8.5V5M1 5c3-3 7-3 10 0"/>');
    case 'overlay':
      return draw('<rect x="1" y="1" width="7" height="7" rx="1"/><path d="M4 11h6a1 1 0 0 0 1-1V4"/>');
    case 'macvlan':
    case 'ipvlan':
      return draw('<path d="M1 6h4M5 2v8M5 3h5M5 6h6M5 9h5"/>');
    default:
      return draw('<path d="M4 1v3M8 1v3M2.5 4h7v2a3.5 3.5 0 0 1-7 0zM6 9.5V11"/>');
  }
}

import type { CardState } from '../../scene/scene.ts';

/**
 * One part of an icon: SVG path data in a square of 12 units. It is filled, or drawn as a line of the width `line`;
 * `onGround` parts have the colour of the ground.
 */
export interface IconPart {
  path: string;
  line: number;
  onGround?: true;
}

const circle = (radius: number): string =>
  `M${6 - radius} 6a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;

const alert = [
  { path: circle(5.4), line: 0 },
  { path: 'M6 3v3.6M6 8.9v.1', line: 1.7, onGround: true },
] as const satisfies readonly IconPart[];

/**
 * The icons of the map. The states of containers differ in shape, because colour alone is not accessible. All internal
 * networks have one icon; `plugin` stands for the drivers that are not known.
 */
export const icons = {
  running: [{ path: circle(4.2), line: 0 }],
  starting: [{ path: circle(4) + circle(1), line: 1.6 }],
  unhealthy: alert,
  'cut off': alert,
  paused: [{ path: 'M4 3v6M8 3v6', line: 2.2 }],
  restarting: [{ path: 'M10 6a4 4 0 1 1-1.3-2.9M9.2 1v2.4H6.8', line: 1.6 }],
  stopped: [{ path: circle(3.9), line: 1.6 }],
  dead: [{ path: 'M3 3l6 6M9 3l-6 6', line: 1.6 }],
  internal: [{ path: `${circle(4.4)}M3 9l6-6`, line: 1.3 }],
  bridge: [{ path: 'M1 8.5h10M3 8.5V5M9 8.5V5M1 5c3-3 7-3 10 0', line: 1.3 }],
  overlay: [{ path: 'M1 1h7v7h-7zM4 11h6a1 1 0 0 0 1-1V4', line: 1.3 }],
  lan: [{ path: 'M1 6h4M5 2v8M5 3h5M5 6h6M5 9h5', line: 1.3 }],
  plugin: [{ path: 'M4 1v3M8 1v3M2.5 4h7v2a3.5 3.5 0 0 1-7 0zM6 9.5V11', line: 1.3 }],
} as const satisfies Record<
  CardState | 'internal' | 'bridge' | 'overlay' | 'lan' | 'plugin',
  readonly IconPart[]
>;

export type IconName = keyof typeof icons;

/** Returns the icon of a network’s driver, or the icon of internal networks. */
export function driverIcon(driver: string, internal: boolean): IconName {
  if (internal) return 'internal';
  if (driver === 'bridge' || driver === 'overlay') return driver;
  return driver === 'macvlan' || driver === 'ipvlan' ? 'lan' : 'plugin';
}

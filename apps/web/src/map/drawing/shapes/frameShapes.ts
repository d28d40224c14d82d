import { ASIDE_WIDTH, BAND, ENTRY_LABEL, OUTSIDE, titleRoom } from '../../layouts/measures.ts';
import type { PlacedBand, PlacedEntryPoint, PlacedHeading, Rect } from '../../layouts/placement.ts';
import { toVisible } from '../../../theme/toVisible.ts';
import { textWidth, toLabel } from '../../scene/toLabel.ts';
import type { SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { entryPointId } from '../../scene/toTrace.ts';
import { MIN_TEXT } from './fitText.ts';
import { glowShape } from './glowShape.ts';
import { WHOLE } from './levels.ts';
import type { Looks } from './Looks.ts';
import type { Shape } from './Shape.ts';
import { VEIL, Z } from './Shape.ts';
import { textShape, textStyle } from './textShape.ts';

const NOTE = 'not reachable from outside';
/** How much wider than at zoom 1 a title may be, beside its band, for the note after it to have room. */
const MAX_GROWTH = 1.4;

/** R60: returns the name under which a project is drawn. A label on its containers gives it, which may hold anything. */
export const titleOf = (project: string): string => (project === '' ? 'no project' : toVisible(project));

/**
 * Returns the shapes of a band: its box, its title, and the note of a band that the outside cannot reach. `isDim` is true if
 * the filter passes nothing in it.
 */
export function bandShapes(band: PlacedBand, isDim: boolean, looks: Looks): Shape[] {
  const { palette } = looks;
  const opacity = looks.opacity(isDim, false);
  const box = looks.style('band', () => ({
    layer: Z.band,
    opacity: 1,
    fill: palette.band,
    fillOpacity: 1,
    stroke: palette.bandLine,
    strokeWidth: 1,
    dash: null,
    radius: 14,
  }));
  const title = looks.style(`title ${opacity}`, () =>
    textStyle({ layer: Z.text, opacity, color: palette.soft, size: BAND.titleSize, weight: 600 }),
  );
  const aside = looks.style(`aside ${opacity}`, () =>
    textStyle({ layer: Z.text, opacity, color: palette.faint, size: 12 }),
  );
  const { x, y, width, height } = band;
  const text = toLabel(titleOf(band.project).toUpperCase(), 4 * BAND.titleWidth, BAND.titleSize);
  const titleShape = (room: Parameters<typeof textShape>[4]) => textShape(title, text, x + 14, y + 17, room);
  const shapes: Shape[] = [{ kind: 'box', style: box, x, y, width, height }];
  const note = band.unreachable ? noteRoom(band) : null;
  if (!note) return [...shapes, titleShape({ width: width - 28 })];
  const { start, from } = note;
  const room = { width: width - start - 14, height: BAND.titleLine, cut: false as const, from };
  return [
    ...shapes,
    { ...titleShape({ width: width - 28 }), below: from },
    titleShape({ width: start - 14 - 8, from }),
    textShape(aside, NOTE, x + start, y + 17, room),
  ];
}

/**
 * The note follows the title in its line. Returns where it starts, and from which zoom on there is room for both: from afar
 * a title keeps its least size, and takes more of that line. `null` if the band is too narrow.
 */
function noteRoom({ project, width }: PlacedBand): { start: number; from: number } | null {
  const title = titleRoom(titleOf(project)) - 28;
  const growth = width >= (title + ASIDE_WIDTH) * MAX_GROWTH + 28 ? MAX_GROWTH : 1;
  const start = 14 + title * growth + 8;
  if (width - start - 14 < textWidth(NOTE, BAND.titleSize)) return null;
  return { start, from: MIN_TEXT / (BAND.titleSize * growth) };
}

/** Returns the shape of a heading within a band. `isDim` is true if the filter passes nothing in the band. */
export function headingShapes({ text, x, y }: PlacedHeading, isDim: boolean, looks: Looks): Shape[] {
  const opacity = looks.opacity(isDim, false);
  const style = looks.style(`heading ${opacity}`, () =>
    textStyle({ layer: Z.text, opacity, color: looks.palette.faint, size: 12, align: 'center' }),
  );
  return [textShape(style, text, x, y, { width: 168, height: 16, from: WHOLE })];
}

/** True for the one bar of the outside that stands for the whole page, and not for an island. */
export const isPageBar = (rect: Rect): boolean => rect.width >= OUTSIDE.width;

/** Returns the shapes of a bar of the outside. Only the one of the page has a label. */
export function outsideShapes(rect: Rect, looks: Looks): Shape[] {
  const color = looks.palette.outside;
  const traced = looks.traced('outside');
  const isPage = isPageBar(rect);
  const layer = looks.layer(Z.entryPoint, traced);
  const box = looks.style(`outside ${isPage} ${traced}`, () => ({
    layer,
    opacity: 1,
    fill: color,
    fillOpacity: 1,
    stroke: null,
    strokeWidth: 0,
    dash: null,
    radius: isPage ? 7 : 2.5,
  }));
  const shapes: Shape[] = [{ kind: 'box', style: box, ...rect }];
  if (looks.isSelected('outside') || traced === 'path')
    shapes.unshift(glowShape(rect, 4, color, looks, traced));
  if (isPage) {
    const label = looks.style(`outsideLabel ${traced}`, () =>
      textStyle({ layer, color, size: 13, weight: 600, align: 'center' }),
    );
    shapes.push(textShape(label, 'Outside', rect.x + rect.width / 2, rect.y - 15));
  }
  return shapes;
}

/**
 * Returns the shapes of an entry point: its line, its label in the room of the height `height`, and the tick of the host.
 */
export function entryPointShapes(
  entryPoint: PlacedEntryPoint,
  card: SceneCard,
  height: number,
  looks: Looks,
): Shape[] {
  const { kind, fromX, toX, y } = entryPoint;
  const traced = looks.traced(entryPointId(card.id, kind));
  const isDim = looks.isDimCard(card);
  const opacity = looks.opacity(isDim, traced);
  const color = kind === 'host' ? looks.palette.soft : looks.palette.outside;
  const isDashed = kind === 'host-network';
  const layer = looks.layer(Z.entryPoint, traced);
  const line = looks.style(`entryLine ${kind} ${traced} ${opacity}`, () => ({
    layer,
    opacity: opacity * (traced === 'path' || isDashed ? 1 : 0.78),
    stroke: color,
    strokeWidth: traced === 'path' ? 3.2 : 1.5,
    dash: isDashed ? [4, 3] : null,
  }));
  const label = looks.style(`entryLabel ${kind} ${traced} ${opacity}`, () =>
    textStyle({
      layer: looks.layer(Z.text, traced),
      opacity,
      color,
      size: ENTRY_LABEL.size,
      weight: traced === 'path' ? 700 : 400,
      mono: true,
      align: 'right',
    }),
  );
  const shapes: Shape[] = [
    { kind: 'line', style: line, x: fromX, y, toX, toY: y },
    textShape(label, entryPoint.label, toX - 8, y, {
      lift: 0.75,
      width: toX - fromX - 12,
      height,
      // A part of a port would be another port.
      ...(kind === 'lan' || kind === 'host-network'
        ? {}
        : { cut: false as const, shorter: fewerPorts(entryPoint.label) }),
      from: WHOLE,
    }),
  ];
  if (kind === 'host') {
    const tick = looks.style(`tick ${traced} ${opacity}`, () => ({
      layer,
      opacity,
      stroke: looks.palette.soft,
      strokeWidth: 3,
      dash: null,
    }));
    shapes.push({ kind: 'line', style: tick, x: fromX, y: y - 6.5, toX: fromX, toY: y + 6.5 });
  }
  return shapes;
}

/** Returns a list of ports with the first one only: `80 +2` for `80, 443 +1`; empty for a list that has no more. */
function fewerPorts(label: string): string {
  const [, ports = '', more = '0'] = /^(.*?)(?: \+(\d+))?$/u.exec(label) ?? [];
  const [first = '', ...others] = ports.split(', ');
  return others.length === 0 ? '' : `${first} +${others.length + Number(more)}`;
}

/** Returns the shape of the line between two pieces of a network’s bar, one of `pieces`. */
export function linkShapes(
  from: { x: number; y: number },
  to: { x: number; y: number },
  network: SceneNetwork,
  pieces: number,
  looks: Looks,
): Shape[] {
  const id = `n:${network.id}`;
  const traced = looks.traced(id) === 'path' ? 'path' : false;
  const isHot = traced || looks.isSelected(id) || looks.pointing.hovered === id;
  if (!isHot && !hasFaintLinks(pieces)) return [];
  const color = looks.colorOf(network);
  const opacity = looks.opacity(looks.isDimNetwork(network.id), traced);
  const style = looks.style(`link ${color} ${isHot} ${traced} ${opacity}`, () => ({
    layer: looks.layer(isHot && !traced ? Z.tap : Z.link, traced),
    opacity: opacity * (isHot ? 0.8 : 0.14),
    stroke: color,
    strokeWidth: isHot ? 2 : 1.2,
    dash: null,
  }));
  // Between tiles, faint lines would only be noise.
  const zoomed = isHot ? {} : { from: LINKS_FROM };
  return [{ kind: 'line', style, x: from.x, y: from.y, toX: to.x, toY: to.y, ...zoomed }];
}

/**
 * True if the lines between the pieces of a bar are always drawn. Those of many pieces would cross all else, and are drawn
 * only while their network is pointed at or selected.
 */
export const hasFaintLinks = (pieces: number): boolean => pieces <= 8;

/** Below this zoom, only the lines of a network that is pointed at or selected are drawn. */
const LINKS_FROM = 0.2;

/** How far the veil extends beyond the drawing, in pixels at zoom 1. Its edge must stay out of view. */
const BEYOND = 40_000;

/** R255: returns the veil over all that does not stand out, if there is a trace. */
export function veilShapes(looks: Looks): Shape[] {
  const { trace } = looks.view;
  if (!trace) return [];
  const style = looks.style(`veil ${trace.veil}`, () => ({
    layer: VEIL,
    opacity: 1,
    fill: looks.palette.page,
    fillOpacity: trace.veil === 'deep' ? 0.78 : 0.55,
    stroke: null,
    strokeWidth: 0,
    dash: null,
    radius: 0,
  }));
  return [{ kind: 'box', style, x: -BEYOND, y: -BEYOND, width: 2 * BEYOND, height: 2 * BEYOND }];
}

import { textWidth } from '../../scene/toLabel.ts';
import { MIN_TEXT } from '../shapes/fitText.ts';
import type { Looks, Traced } from '../shapes/Looks.ts';
import type { BoxStyle, Shape } from '../shapes/Shape.ts';
import { Z } from '../shapes/Shape.ts';
import { textShape, textStyle } from '../shapes/textShape.ts';
import { dotShapes } from './dotShapes.ts';
import type { TileFacts } from './toTileFacts.ts';
import { counted } from './tileText.ts';

/** Sizes are in pixels on the screen. A tile that is smaller than `minNamed` has no name. */
const TILE = {
  inset: 6,
  minNamed: { width: 34, height: 12 },
  /** On a lower tile, there are no squares beside a name that needs their room. */
  minBeside: 16,
  /** From this size on, a tile has a line with its counts. */
  minCounted: { width: 120, height: 56 },
  maxName: 13,
  square: 5,
  squareGap: 2,
  edge: 3,
} as const;

/** Returns the shapes of a tile of the given size, from its upper left corner. */
export function tileShapes(
  mark: string,
  facts: TileFacts,
  size: { width: number; height: number },
  looks: Looks,
): Shape[] {
  const { width, height } = size;
  const traced = tracedOf(facts, looks);
  const isDim = looks.isDimBlock(facts.containers, facts.networks);
  const opacity = looks.opacity(isDim, traced);
  const radius = Math.min(5, height / 5);
  const shapes: Shape[] = [
    { kind: 'box', style: bodyStyle(mark, facts, looks, traced, opacity, radius), x: 0, y: 0, width, height },
  ];
  if (looks.pointing.cursor === mark) shapes.push(ringShape(size, looks, radius));
  if (facts.open.length > 0) shapes.push(edgeShape(height, looks, traced, opacity));
  if (width < TILE.minNamed.width || height < TILE.minNamed.height) return shapes;
  const nameSize = Math.max(MIN_TEXT, Math.min(TILE.maxName, Math.round(height * 0.22)));
  const all = squareShapes(facts, size, nameSize, looks, traced, opacity);
  const roomBeside = (count: number) => width - TILE.inset - 3 - count * (TILE.square + TILE.squareGap);
  const isBeside = height >= TILE.minBeside || textWidth(facts.title, nameSize) <= roomBeside(all.length);
  const squares = isBeside ? all : [];
  const name = looks.style(`tileName ${facts.troubled > 0} ${nameSize} ${traced} ${opacity}`, () =>
    textStyle({
      layer: looks.layer(Z.text, traced),
      opacity,
      color: looks.palette.text,
      size: nameSize,
      weight: 600,
    }),
  );
  const nameRoom = roomBeside(squares.length);
  const nameY = Math.min(height / 2, 2 + nameSize * 0.55);
  shapes.push(
    ...squares,
    textShape(name, facts.title, TILE.inset, nameY, { width: nameRoom, cut: 'middle' }),
  );
  const top = nameY + nameSize * 0.5 + 0.5;
  const isCounted = width >= TILE.minCounted.width && height >= TILE.minCounted.height;
  shapes.push(
    ...dotShapes(
      facts,
      { left: TILE.inset, right: width - 5, top, bottom: height - (isCounted ? 18 : 2) },
      looks,
      traced,
      isDim,
    ),
  );
  if (isCounted) {
    const style = looks.style(`tileCounts ${traced} ${opacity}`, () =>
      textStyle({ layer: looks.layer(Z.text, traced), opacity, color: looks.palette.soft, size: MIN_TEXT }),
    );
    const shorter = counted(facts.containers.length, 'container');
    const text = `${shorter} · ${counted(facts.networks.length, 'network')}`;
    shapes.push(textShape(style, text, TILE.inset, height - 11, { width: width - TILE.inset - 4, shorter }));
  }
  return shapes;
}

/** R255: a tile stands out if one of its containers does. */
function tracedOf(facts: TileFacts, looks: Looks): Traced {
  if (!looks.view.trace) return false;
  return looks.traced(...facts.containers.map(({ id }) => `c:${id}`));
}

function bodyStyle(
  mark: string,
  facts: TileFacts,
  looks: Looks,
  traced: Traced,
  opacity: number,
  radius: number,
): BoxStyle {
  const { palette, pointing } = looks;
  const isMarked =
    pointing.hovered === mark ||
    traced === 'path' ||
    (looks.view.selected.size > 0 && facts.containers.some(({ id }) => looks.isSelected(`c:${id}`)));
  const isTroubled = facts.troubled > 0;
  return looks.style(`tile ${isMarked} ${isTroubled} ${radius} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.card, traced),
    opacity,
    fill: isTroubled ? palette.troubledTile : palette.card,
    fillOpacity: 1,
    stroke: isMarked ? palette.accent : isTroubled ? palette.trouble : palette.bandLine,
    strokeWidth: isMarked ? 1.5 : isTroubled ? 1.5 : 1,
    dash: null,
    radius,
  }));
}

/** R75: the ring around the tile that the arrow keys have reached, as around what has the focus elsewhere on the page. */
function ringShape(
  { width, height }: { width: number; height: number },
  looks: Looks,
  radius: number,
): Shape {
  const beside = 3;
  const style = looks.style(`tileRing ${radius}`, () => ({
    layer: looks.layer(Z.text, 'lit'),
    opacity: 1,
    fill: null,
    fillOpacity: 0,
    stroke: looks.palette.accent,
    strokeWidth: 2,
    dash: null,
    radius: radius + beside,
  }));
  const size = { width: width + 2 * beside, height: height + 2 * beside };
  return { kind: 'box', style, x: -beside, y: -beside, ...size };
}

function edgeShape(height: number, looks: Looks, traced: Traced, opacity: number): Shape {
  const style = looks.style(`tileEdge ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.chip, traced),
    opacity,
    fill: looks.palette.outside,
    fillOpacity: 1,
    stroke: null,
    strokeWidth: 0,
    dash: null,
    radius: 1.5,
  }));
  return { kind: 'box', style, x: -1, y: 1, width: TILE.edge, height: height - 2 };
}

/** One square in the hue of each network that is shared with other projects. */
function squareShapes(
  facts: TileFacts,
  { width, height }: { width: number; height: number },
  nameSize: number,
  looks: Looks,
  traced: Traced,
  opacity: number,
): Shape[] {
  const step = TILE.square + TILE.squareGap;
  const room = Math.min(4, Math.max(1, Math.floor((width - 44) / step)));
  // Beside the name; on a low tile above the number of containers that have no dot.
  const y = Math.min(2 + nameSize * 0.55, height / 2 - TILE.square / 2 - 2) - TILE.square / 2;
  return facts.shared.slice(0, room).map((network, i): Shape => {
    const color = looks.colorOf(network);
    const isDim = looks.isDimNetwork(network.id);
    const isHot = looks.pointing.hovered === `n:${network.id}` || looks.isSelected(`n:${network.id}`);
    const style = looks.style(`square ${color} ${isHot} ${isDim} ${traced} ${opacity}`, () => ({
      layer: looks.layer(Z.chip, traced),
      opacity: isDim ? opacity * 0.25 : opacity,
      fill: color,
      fillOpacity: 1,
      stroke: isHot ? looks.palette.text : null,
      strokeWidth: 1,
      dash: null,
      radius: 1,
    }));
    const x = width - 4 - TILE.square - i * step;
    return { kind: 'box', style, x, y, width: TILE.square, height: TILE.square };
  });
}

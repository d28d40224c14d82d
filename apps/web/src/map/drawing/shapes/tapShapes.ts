import type { PlacedTap } from '../../layouts/placement.ts';
import type { SceneCard, SceneNetwork, SceneTap } from '../../scene/scene.ts';
import { BAR, labelWidth, LABEL } from '../../layouts/measures.ts';
import { MIN_TEXT } from './fitText.ts';
import { NEAR, WHOLE } from './levels.ts';
import type { Looks } from './Looks.ts';
import type { Shape } from './Shape.ts';
import { Z } from './Shape.ts';
import { textShape, textStyle } from './textShape.ts';

interface TapContext {
  card: SceneCard;
  network: SceneNetwork;
  /** True if the tap is below another one at the same side of its card. An address above it would be on that line. */
  isCrowded: boolean;
}

/** Returns the shapes of a tap: its line, its dot on the bar, and its address where it is shown. */
export function tapShapes(tap: SceneTap, at: PlacedTap, context: TapContext, looks: Looks): Shape[] {
  const { card, network } = context;
  const { palette, view } = looks;
  const id = `a:${tap.id}`;
  const traced = looks.traced(id);
  const isSelected = looks.isSelected(id);
  const isHovered = isPointedAt(tap, looks);
  // While a verdict is shown, only the taps on its paths show their addresses, and the ones pointed at.
  const isHot =
    isHovered ||
    (view.trace && view.trace.veil === 'slight'
      ? traced === 'path'
      : isSelected || looks.isSelected(`c:${tap.cardId}`) || looks.isSelected(`n:${tap.networkId}`));
  const isDim = looks.isDimCard(card) || looks.isDimNetwork(tap.networkId);
  const opacity = looks.opacity(isDim, traced);
  const color = looks.colorOf(network);
  const width = isSelected ? 3.4 : traced === 'path' ? 3.2 : isHot ? 2.4 : 1.4;
  const line = looks.style(`tap ${color} ${tap.live} ${width} ${isHot} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.tap, traced),
    opacity: opacity * (isHot || traced === 'path' ? 1 : 0.72),
    stroke: color,
    strokeWidth: width,
    dash: tap.live ? null : [5, 4],
  }));
  const isHollow = network.internal || network.configOnly;
  const joint = looks.style(`joint ${isHollow ? color : ''} ${isHot} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.joint, traced),
    opacity,
    // A hole in a filled bar, a filled dot in a hollow one.
    fill: isHollow ? color : palette.band,
    radius: isHot ? 3.6 : 2.8,
    minRadius: 1.2,
  }));
  return [
    { kind: 'line', style: line, x: at.cardX, y: at.cardY, toX: at.barX, toY: at.barY },
    { kind: 'dots', style: joint, at: [at.barX, at.barY], from: WHOLE },
    ...addressShapes(tap, at, context, looks, isHot ? 0 : NEAR),
  ];
}

function addressShapes(
  tap: SceneTap,
  at: PlacedTap,
  { network, isCrowded }: TapContext,
  looks: Looks,
  from: number,
): Shape[] {
  if (tap.address === '') return [];
  const { palette } = looks;
  const onRight = at.cardX > at.barX;
  const traced = looks.traced(`a:${tap.id}`);
  const style = looks.style(`address ${onRight} ${traced}`, () =>
    textStyle({
      layer: looks.layer(Z.address, traced),
      color: palette.text,
      size: ADDRESS_SIZE,
      mono: true,
      align: onRight ? 'left' : 'right',
      ground: { fill: palette.band, opacity: 0.9, pad: 1, stroke: null },
    }),
  );
  const x = at.barX + (onRight ? BESIDE_BAR : -BESIDE_BAR);
  // The address stays between the bar and the card. The layouts keep the width of the bar’s label free of other bars,
  // their labels and cards.
  const width = Math.min(Math.abs(at.cardX - at.barX) - 3, labelWidth(network) / 2) - BESIDE_BAR;
  return [
    textShape(style, tap.address, x, at.barY, {
      lift: isCrowded ? -ADDRESS_LIFT : ADDRESS_LIFT,
      width,
      // A part of an address would be another address.
      cut: false,
      from: Math.max(from, isCrowded ? WHOLE : ABOVE_FROM),
    }),
  ];
}

/** The space between the middle of a bar and an address beside it. */
const BESIDE_BAR = 8;
/** The room beside a bar is narrow: an address is as small as can be read at any zoom, while its room grows. */
const ADDRESS_SIZE = 0;
/** How far the middle of an address is from its tap, by its font size. */
const ADDRESS_LIFT = 0.85;
/** From this zoom on, an address above the topmost tap of a bar stays below the bar’s label. */
const ABOVE_FROM = (MIN_TEXT * (ADDRESS_LIFT + 0.58) + 1) / (BAR.overhang + LABEL.lift);

/** True if the pointer is over the tap, its card or its network. */
function isPointedAt(tap: SceneTap, { pointing }: Looks): boolean {
  const { hovered } = pointing;
  return hovered === `a:${tap.id}` || hovered === `c:${tap.cardId}` || hovered === `n:${tap.networkId}`;
}

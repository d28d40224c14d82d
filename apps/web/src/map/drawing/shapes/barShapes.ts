import { BAR, ICON_ROOM, LABEL } from '../../layouts/measures.ts';
import type { PlacedBar } from '../../layouts/placement.ts';
import type { SceneNetwork } from '../../scene/scene.ts';
import { textWidth, toLabel } from '../../scene/toLabel.ts';
import { glowShape } from './glowShape.ts';
import { driverIcon } from './icons.ts';
import { WHOLE } from './levels.ts';
import type { Looks, Traced } from './Looks.ts';
import type { BoxShape, Shape } from './Shape.ts';
import { VEIL, Z } from './Shape.ts';
import { textShape, textStyle } from './textShape.ts';

/** From this zoom on, there is room for the details above a bar: driver, parent interface and subnet. */
const DETAIL_FROM = 0.72;

/** Returns the shapes of one piece of a network’s bar, with its label and what a trace says about the network. */
export function barShapes(bar: PlacedBar, network: SceneNetwork, looks: Looks): Shape[] {
  const id = `n:${network.id}`;
  const color = looks.colorOf(network);
  const traced = looks.traced(id);
  const opacity = looks.opacity(looks.isDimNetwork(network.id), traced, id);
  const at = { x: bar.x - BAR.width / 2, y: bar.top, width: BAR.width, height: bar.bottom - bar.top };
  const shapes: Shape[] = [];
  if (looks.pointing.target === id) shapes.push(glowShape(at, 5, looks.palette.good, looks, traced));
  else if (looks.isSelected(id) || looks.pointing.hovered === id || traced === 'path') {
    shapes.push(glowShape(at, 4, color, looks, traced));
  }
  shapes.push(
    { kind: 'box', style: bodyStyle(network, color, looks, traced, opacity), ...at },
    ...labels(bar, network, color, looks, traced, opacity),
    ...traceMarks(bar, looks),
  );
  return shapes;
}

function bodyStyle(
  network: SceneNetwork,
  color: string,
  looks: Looks,
  traced: Traced,
  opacity: number,
): BoxShape['style'] {
  const { internal, configOnly, engineMade } = network;
  return looks.style(`bar ${color} ${internal} ${configOnly} ${engineMade} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.bar, traced),
    opacity,
    fill: color,
    fillOpacity: configOnly ? 0.05 : internal ? 0.22 : engineMade ? 0.55 : 1,
    stroke: configOnly || internal ? color : null,
    strokeWidth: configOnly ? 1.5 : 2,
    dash: configOnly ? [4, 3] : null,
    radius: 5,
  }));
}

function labels(
  bar: PlacedBar,
  network: SceneNetwork,
  color: string,
  looks: Looks,
  traced: Traced,
  opacity: number,
): Shape[] {
  const { palette } = looks;
  const ground = { fill: palette.band, opacity: 0.85, pad: 1, stroke: null };
  const layer = looks.layer(Z.text, traced);
  const name = looks.style(`barName ${color} ${traced} ${opacity}`, () =>
    textStyle({ layer, opacity, color, size: LABEL.name, weight: 600, align: 'center', ground }),
  );
  const detail = looks.style(`detail ${traced} ${opacity}`, () =>
    textStyle({ layer, opacity, color: palette.soft, size: LABEL.detail, align: 'center', ground }),
  );
  const icon = looks.style(`driver ${color} ${traced} ${opacity}`, () => ({
    layer,
    opacity,
    color,
    ground: palette.band,
  }));
  const width = bar.labelWidth;
  const y = bar.top - LABEL.lift;
  const { details } = network;
  const first = details[0] ?? '';
  const above = (LABEL.detailLine * details.length + LABEL.nameLine / 2) / LABEL.name;
  const shapes: Shape[] = [
    textShape(name, network.label, bar.x, y, { width, lift: 0.6, from: WHOLE, below: DETAIL_FROM }),
    textShape(name, network.label, bar.x, y, { width, lift: above, from: DETAIL_FROM }),
    ...details.map((line, i) =>
      textShape(detail, line, bar.x + (i === 0 ? ICON_ROOM / 2 : 0), y, {
        width: width - (i === 0 ? ICON_ROOM : 0),
        lift: liftOf(details.length - 1 - i),
        // A subnet without its prefix length would be another one.
        cut: line.includes('/') ? false : 'end',
        from: DETAIL_FROM,
      }),
    ),
  ];
  // The icon stands for the word beside it, which a bar with room for its name alone does not have.
  if (first !== '' && textWidth(first, LABEL.detail) + ICON_ROOM <= width) {
    shapes.push({
      kind: 'icon',
      style: icon,
      icon: driverIcon(network.driver, network.internal),
      x: bar.x - textWidth(first, LABEL.detail) / 2 - 2,
      y: y - LABEL.detail * liftOf(details.length - 1),
      size: 11,
      from: DETAIL_FROM,
    });
  }
  return shapes;
}

/** How far the middle of a line of details is above the lower end of the label, by its font size. */
const liftOf = (linesBelow: number): number => 0.6 + (linesBelow * LABEL.detailLine) / LABEL.detail;

/** R255: a label at each bar on which the host is, and one at each bar where a path ends. */
function traceMarks(bar: PlacedBar, looks: Looks): Shape[] {
  const { trace } = looks.view;
  if (!trace) return [];
  const { palette } = looks;
  const styleOf = (color: string, stroke: string) =>
    looks.style(`mark ${color}`, () =>
      textStyle({
        layer: VEIL + Z.address + 1,
        color,
        size: 10,
        weight: 600,
        align: 'center',
        ground: { fill: palette.chip, opacity: 1, pad: 3, stroke },
      }),
    );
  const shapes: Shape[] = [];
  const address = trace.hosts.get(bar.networkId);
  if (address !== undefined) {
    const label = toLabel(address === '' ? 'host' : `host ${address}`, 170, 10);
    shapes.push(textShape(styleOf(palette.text, palette.soft), label, bar.x, bar.bottom + 4));
  }
  if (trace.stops.has(bar.networkId)) {
    const style = styleOf(palette.trouble, palette.trouble);
    shapes.push(textShape(style, '✕ ends here', bar.x, (bar.top + bar.bottom) / 2));
  }
  return shapes;
}

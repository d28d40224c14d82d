import { BAR, ICON_ROOM, LABEL } from '../../layouts/measures.ts';
import type { PlacedBar, PlacedTap, Placement } from '../../layouts/placement.ts';
import { textWidth } from '../../scene/toLabel.ts';
import type { Scene, SceneNetwork } from '../../scene/scene.ts';
import { cardElements } from './cardElements.ts';
import type { DetailLevel, MapElement, ViewState } from './MapElement.ts';
import { frameElements } from './frameElements.ts';
import { driverIcon } from './icons.ts';
import { classNames, toAppearance } from './Appearance.ts';
import type { Appearance } from './Appearance.ts';
import { traceElements } from './traceElements.ts';

/** Converts a placement to Cytoscape elements. Each edge comes after the two nodes that it joins. Pure. */
export function toElements(
  scene: Scene,
  placement: Placement,
  view: ViewState,
  level: DetailLevel = 'middle',
): MapElement[] {
  const appearance = toAppearance(scene, view);
  const elements = [
    ...frameElements(placement, appearance),
    ...barElements(scene, placement, appearance),
    ...cardElements(scene, placement, appearance),
    ...tapElements(scene, placement, appearance),
    ...traceElements(placement, view),
  ];
  if (level === 'middle') return elements;
  return elements.map((each) => ({ ...each, classes: `${each.classes} ${level}` }));
}

function barElements(scene: Scene, placement: Placement, appearance: Appearance): MapElement[] {
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  const elements: MapElement[] = [];
  for (const bar of placement.bars.values()) {
    const network = networks.get(bar.networkId);
    if (network) elements.push(...oneBar(bar, network, appearance));
  }
  for (const link of placement.links.values()) {
    const network = networks.get(link.networkId);
    if (!network) continue;
    const hot = appearance.view.selected.has(`n:${link.networkId}`);
    elements.push({
      group: 'edges',
      id: `l:${link.key}`,
      classes: classNames(
        'link',
        hot && 'hot',
        appearance.traced(`n:${link.networkId}`) === 'path' && 'path',
        appearance.isDimNetwork(link.networkId) && 'dim',
      ),
      data: {
        source: `n:${link.fromKey}`,
        target: `n:${link.toKey}`,
        color: appearance.colorOf(network),
        network: link.networkId,
      },
    });
  }
  return elements;
}

function oneBar(bar: PlacedBar, network: SceneNetwork, appearance: Appearance): MapElement[] {
  const color = appearance.colorOf(network);
  const dim = appearance.isDimNetwork(network.id) && 'dim';
  const selected = appearance.view.selected.has(`n:${network.id}`) && 'selected';
  const kind = classNames(
    network.internal && 'internal',
    network.engineMade && 'quiet',
    network.configOnly && 'config-only',
  );
  const traced = appearance.traced(`n:${network.id}`);
  const shared = { network: network.id, color };
  const top = bar.top - LABEL.lift - LABEL.detailLine * network.details.length;
  return [
    {
      group: 'nodes',
      id: `n:${bar.key}`,
      classes: classNames('bar', kind, dim, traced, selected),
      data: {
        ...shared,
        label: network.label,
        width: BAR.width,
        height: bar.bottom - bar.top,
        room: bar.labelWidth,
        labelShift: top - bar.top,
      },
      position: { x: bar.x, y: (bar.top + bar.bottom) / 2 },
      grabbable: true,
    },
    {
      group: 'nodes',
      id: `nd:${bar.key}`,
      classes: classNames('text detail', dim, traced),
      data: { ...shared, label: network.details.join('\n') },
      position: { x: bar.x + ICON_ROOM / 2, y: top + (LABEL.detailLine * network.details.length) / 2 },
    },
    {
      group: 'nodes',
      id: `ni:${bar.key}`,
      classes: classNames('icon', dim, traced),
      data: { icon: driverIcon(network.driver, network.internal, color) },
      position: { x: bar.x - textWidth(network.details[0] ?? '', LABEL.detail) / 2, y: top + 7 },
    },
  ];
}

function tapElements(scene: Scene, placement: Placement, appearance: Appearance): MapElement[] {
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  const elements: MapElement[] = [];
  const crowded = tapsBelowOthers(placement);
  for (const tap of scene.taps) {
    const at = placement.taps.get(tap.id);
    const card = at && placement.cards.get(at.cardId);
    const bar = at && placement.bars.get(at.barKey);
    const network = networks.get(tap.networkId);
    if (!at || !card || !bar || !network) continue;
    const { selected } = appearance.view;
    const isSelected = selected.has(`a:${tap.id}`);
    const traced = appearance.traced(`a:${tap.id}`);
    // While a verdict is shown, only the taps on its paths show their addresses.
    const hot =
      appearance.view.trace && appearance.view.trace.veil === 'slight'
        ? traced === 'path'
        : isSelected || selected.has(`c:${tap.cardId}`) || selected.has(`n:${tap.networkId}`);
    const dim = appearance.isDimCard(tap.cardId) || appearance.isDimNetwork(tap.networkId);
    const offset = (x: number, y: number) => `${round(x)}px ${round(y)}px`;
    elements.push({
      group: 'edges',
      id: `a:${tap.id}`,
      classes: classNames(
        'tap',
        !tap.live && 'configured',
        hot && 'hot',
        isSelected && 'selected',
        dim && 'dim',
        traced,
      ),
      data: {
        source: `c:${tap.cardId}`,
        target: `n:${bar.key}`,
        color: appearance.colorOf(network),
        address: tap.address,
        // Half the width of the text in the monospace font at size 9, plus some space beside the bar.
        addressOffset: 9 + tap.address.length * 2.7,
        addressShift: crowded.has(tap.id) ? 8 : -8,
        network: tap.networkId,
        container: tap.cardId,
        from: offset(at.cardX - card.x - card.width / 2, at.cardY - card.y - card.height / 2),
        to: offset(at.barX - bar.x, at.barY - (bar.top + bar.bottom) / 2),
      },
    });
  }
  return elements;
}

/**
 * Returns the taps that are below another one at the same side of their card. An address above them would be on its
 * line.
 */
function tapsBelowOthers(placement: Placement): Set<string> {
  const highest = new Map<string, number>();
  const sideOf = ({ cardId, cardX, barX }: PlacedTap) => `${cardId} ${barX > cardX}`;
  for (const tap of placement.taps.values()) {
    const side = sideOf(tap);
    highest.set(side, Math.min(highest.get(side) ?? Infinity, tap.cardY));
  }
  const below = [...placement.taps].filter(([, tap]) => tap.cardY > (highest.get(sideOf(tap)) ?? Infinity));
  return new Set(below.map(([id]) => id));
}

const round = (value: number) => Math.round(value * 10) / 10;

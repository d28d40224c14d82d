import { cardInside } from '../../layouts/cardShape.ts';
import { CARD } from '../../layouts/measures.ts';
import type { Placement, Rect } from '../../layouts/placement.ts';
import type { Scene, SceneCard } from '../../scene/scene.ts';
import { toLabel } from '../../scene/toLabel.ts';
import type { MapElement } from './MapElement.ts';
import { stateIcon } from './icons.ts';
import { palettes } from '../colors/palette.ts';
import { classNames } from './Appearance.ts';
import type { Appearance } from './Appearance.ts';

/** Returns the elements of all cards, with their chips, stubs, notes and tags. */
export function cardElements(scene: Scene, placement: Placement, appearance: Appearance): MapElement[] {
  const elements: MapElement[] = [];
  for (const card of scene.cards) {
    const at = placement.cards.get(card.id);
    if (at) elements.push(...oneCard(card, at, appearance));
  }
  return elements;
}

function oneCard(card: SceneCard, at: Rect, appearance: Appearance): MapElement[] {
  const palette = palettes[appearance.view.scheme];
  const dim = appearance.isDimCard(card.id) && 'dim';
  const { selected } = appearance.view;
  const traced = appearance.traced(`c:${card.id}`);
  const elements: MapElement[] = [
    {
      group: 'nodes',
      id: `c:${card.id}`,
      classes: classNames('card', card.state, dim, traced, selected.has(`c:${card.id}`) && 'selected'),
      data: {
        label: card.label,
        width: at.width,
        height: at.height,
        labelShift: 28 - at.width,
        room: at.width - CARD.besideFarName,
        icon: stateIcon(card.state, palette),
      },
      position: { x: at.x + at.width / 2, y: at.y + at.height / 2 },
      grabbable: true,
    },
  ];
  if (card.note) {
    elements.push({
      group: 'nodes',
      id: `cn:${card.id}`,
      classes: classNames('text note', card.alert && 'alert', dim, traced),
      data: { label: card.alert ? `! ${card.note}` : card.note },
      position: { x: at.x + at.width - 10, y: at.y + CARD.height / 2 },
    });
  }
  const tag = appearance.view.tags?.get(card.id);
  if (tag !== undefined) {
    elements.push({
      group: 'nodes',
      id: `cl:${card.id}`,
      classes: classNames('text tag', traced),
      data: {
        label: toLabel(tag, at.width - CARD.besideTag, CARD.smallSize),
        room: at.width - CARD.besideTag,
      },
      position: { x: at.x + 12, y: at.y + at.height },
    });
  }
  const { chips, stubs } = cardInside(card, at);
  for (const [i, chip] of card.chips.entries()) {
    const dimChip = appearance.view.matches !== null && !appearance.view.matches.containers.has(chip.id);
    const rect = chips[i] as Rect;
    elements.push({
      group: 'nodes',
      id: `c:${chip.id}`,
      classes: classNames(
        'chip',
        chip.state,
        dimChip && 'dim',
        // The chip is in front of its card. If only the card were raised over the veil, it would cover the chip.
        appearance.traced(`c:${chip.id}`, `c:${card.id}`),
        selected.has(`c:${chip.id}`) && 'selected',
      ),
      data: {
        label: chip.label,
        width: rect.width,
        height: rect.height,
        labelShift: 16 - rect.width,
        icon: stateIcon(chip.state, palette),
      },
      position: centre(rect),
    });
  }
  for (const [i, stub] of card.stubs.entries()) {
    const rect = stubs[i] as Rect;
    const y = centre(rect).y;
    elements.push(
      {
        group: 'nodes',
        id: `a:${stub.id}`,
        classes: classNames('stub', dim, traced, selected.has(`a:${stub.id}`) && 'selected'),
        data: { label: stub.label, width: rect.width, height: rect.height, labelShift: 8 - rect.width },
        position: centre(rect),
      },
      {
        group: 'nodes',
        id: `as:${stub.id}`,
        classes: classNames('stubEnd', dim, traced),
        data: {},
        position: { x: at.x + at.width + 8, y },
      },
    );
  }
  return elements;
}

const centre = (rect: Rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

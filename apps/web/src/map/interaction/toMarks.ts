import type { Placement } from '../layouts/placement.ts';
import { cardInside } from '../layouts/cardShape.ts';
import type { Scene } from '../scene/scene.ts';

/**
 * A mark that can be selected: its id as in the URL, its label for screen readers, its centre, and the point from which
 * a connection is dragged. Coordinates are in pixels at zoom 1.
 */
export interface Mark {
  id: string;
  label: string;
  x: number;
  y: number;
  handle: { x: number; y: number } | null;
}

/** Returns all marks of a drawing that can be selected: cards with their chips and stubs, then bars, then taps. */
export function toMarks(scene: Scene, placement: Placement): Mark[] {
  const marks: Mark[] = [];
  const names = new Map<string, string>();
  for (const card of scene.cards) {
    const at = placement.cards.get(card.id);
    names.set(card.id, card.name);
    if (!at) continue;
    const y = at.y + at.height / 2;
    const state = card.note || card.state;
    marks.push({
      id: `c:${card.id}`,
      label: `container ${card.name}, ${state}`,
      x: at.x + at.width / 2,
      y: at.y + 17,
      handle: { x: at.x + at.width, y },
    });
    const { chips, stubs } = cardInside(card, at);
    card.chips.forEach((chip, i) => {
      const rect = chips[i];
      if (!rect) return;
      const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      marks.push({
        id: `c:${chip.id}`,
        label: `container ${chip.label}, inside ${card.name}`,
        ...centre,
        handle: null,
      });
    });
    card.stubs.forEach((stub, i) => {
      const rect = stubs[i];
      if (!rect) return;
      const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      marks.push({
        id: `a:${stub.id}`,
        label: `attachment of ${card.name}: ${stub.label}`,
        ...centre,
        handle: null,
      });
    });
  }
  for (const network of scene.networks) {
    names.set(network.id, network.name);
    const bar = placement.bars.get(network.id);
    if (!bar) continue;
    marks.push({
      id: `n:${network.id}`,
      label: `network ${network.name}, ${network.details.join(' · ')}`,
      x: bar.x,
      y: (bar.top + bar.bottom) / 2,
      handle: { x: bar.x, y: bar.bottom },
    });
  }
  for (const tap of scene.taps) {
    const at = placement.taps.get(tap.id);
    if (!at) continue;
    const label = `attachment of ${names.get(tap.cardId) ?? ''} to ${names.get(tap.networkId) ?? ''}`;
    const where = { x: (at.cardX + at.barX) / 2, y: (at.cardY + at.barY) / 2 };
    marks.push({
      id: `a:${tap.id}`,
      label: `${label}${tap.address && `, ${tap.address}`}`,
      ...where,
      handle: null,
    });
  }
  return marks;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const axes: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * R75: returns the nearest mark in a direction, `null` if there is none. A distance to the side counts three times as
 * much as one ahead.
 */
export function nextMark(marks: readonly Mark[], from: Mark, direction: Direction): Mark | null {
  const [ax, ay] = axes[direction];
  let best: Mark | null = null;
  let smallest = Infinity;
  for (const mark of marks) {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y];
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (mark.id === from.id || ahead <= 1 || aside > ahead * 4) continue;
    const cost = ahead + aside * 3;
    if (cost < smallest) [best, smallest] = [mark, cost];
  }
  return best;
}

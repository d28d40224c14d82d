import { barRect, labelRect, overlaps } from '../layouts/change/Obstacle.ts';
import { headingRect, titleRect } from '../layouts/placement.ts';
import type { Placement, Rect } from '../layouts/placement.ts';

interface Box {
  what: 'card' | 'bar' | 'label' | 'heading';
  /** The id of the card, or the key of the bar or heading. */
  owner: string;
  rect: Rect;
}

/**
 * Returns the faults of a placement as sentences. Cards, bars, labels and headings must not overlap each other or the
 * title of a band, and must lie in a band: cards and headings in their own. Each tap must be horizontal, start at an
 * edge of its card and end at its bar, and cross no other card and no label. With `slanted`, slanted taps are allowed,
 * as after additions, and bars that reach beyond their band or over a title.
 */
export function geometryFaults(placement: Placement, { slanted = false } = {}): string[] {
  const faults: string[] = [];
  const boxes: Box[] = [];
  for (const [id, rect] of placement.cards) boxes.push({ what: 'card', owner: id, rect });
  for (const bar of placement.bars.values()) {
    boxes.push({ what: 'bar', owner: bar.key, rect: barRect(bar) });
    boxes.push({ what: 'label', owner: bar.key, rect: labelRect(bar) });
  }
  for (const heading of placement.headings.values())
    boxes.push({ what: 'heading', owner: heading.key, rect: headingRect(heading) });
  const fixed = boxes.filter(({ what }) => !slanted || what === 'card' || what === 'heading');
  faults.push(...bandFaults(placement, fixed));
  boxes.sort((a, b) => a.rect.y - b.rect.y);
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (b.rect.y >= a.rect.y + a.rect.height) break;
      if (overlaps(a.rect, b.rect)) faults.push(`${a.what} ${a.owner} meets ${b.what} ${b.owner}`);
    }
  }
  for (const tap of placement.taps.values()) {
    const card = placement.cards.get(tap.cardId);
    const bar = placement.bars.get(tap.barKey);
    if (!card || !bar) {
      faults.push(`tap ${tap.id} has no ends`);
      continue;
    }
    const onEdge = tap.cardX === card.x || tap.cardX === card.x + card.width;
    if (!onEdge || tap.cardY < card.y || tap.cardY > card.y + card.height)
      faults.push(`tap ${tap.id} leaves its card`);
    if (tap.barX !== bar.x || tap.barY < bar.top || tap.barY > bar.bottom)
      faults.push(`tap ${tap.id} misses its bar`);
    if (tap.cardY !== tap.barY) {
      if (!slanted) faults.push(`tap ${tap.id} is slanted`);
      continue;
    }
    const [from, to] = [Math.min(tap.cardX, tap.barX), Math.max(tap.cardX, tap.barX)];
    for (const { what, owner, rect } of boxes) {
      if (what === 'bar' || what === 'heading' || owner === (what === 'card' ? tap.cardId : '')) continue;
      const crosses =
        rect.y < tap.cardY && tap.cardY < rect.y + rect.height && rect.x < to && from < rect.x + rect.width;
      if (crosses) faults.push(`tap ${tap.id} crosses ${what} ${owner}`);
    }
  }
  return faults;
}

/**
 * Returns what lies outside its band, or over the title of a band. Only a bar may pass a title: one of the page that runs
 * through the whole band.
 */
function bandFaults({ bands, cards }: Placement, boxes: readonly Box[]): string[] {
  const faults: string[] = [];
  const all = [...bands.values()].map((band) => ({ band, title: titleRect(band) }));
  for (const { what, owner, rect } of boxes) {
    for (const { band, title } of all)
      if (what !== 'bar' && overlaps(title, rect))
        faults.push(`${what} ${owner} meets the title of ${band.key}`);
    const own = what === 'card' ? cards.get(owner)?.band : owner.replace('shelf:', '');
    const mayBeIn = what === 'card' || what === 'heading' ? all.filter(({ band }) => band.key === own) : all;
    // A bar may also pass the space between two bands of a page: only its lower end is looked at.
    const part = what === 'bar' ? { ...rect, y: rect.y + rect.height, height: 0 } : rect;
    if (!mayBeIn.some(({ band }) => contains(band, part)))
      faults.push(`${what} ${owner} is outside its band`);
  }
  return faults;
}

const contains = (whole: Rect, part: Rect): boolean =>
  part.x >= whole.x &&
  part.y >= whole.y &&
  part.x + part.width <= whole.x + whole.width &&
  part.y + part.height <= whole.y + whole.height;

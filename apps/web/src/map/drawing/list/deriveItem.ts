import { CARD, LABEL_ROOM, LINE } from '../../layouts/measures.ts';
import type { PlacedBar, PlacedTap, Placement } from '../../layouts/placement.ts';
import { barShapes } from '../shapes/barShapes.ts';
import { cardShapes } from '../shapes/cardShapes.ts';
import {
  bandShapes,
  entryPointShapes,
  headingShapes,
  linkShapes,
  outsideShapes,
  veilShapes,
} from '../shapes/frameShapes.ts';
import type { Looks } from '../shapes/Looks.ts';
import type { Shape } from '../shapes/Shape.ts';
import { tapShapes } from '../shapes/tapShapes.ts';
import type { Block } from './Block.ts';
import type { Drawn } from './Drawn.ts';
import { AROUND } from './Item.ts';
import type { Item } from './Item.ts';

/** Returns the shapes of one key of the display list; `null` if what it stands for is not placed. */
export function deriveItem(key: string, drawn: Drawn, looks: Looks): Item | null {
  const { scene, placement } = drawn;
  const id = key.slice(2);
  switch (key.slice(0, 2)) {
    case 'c:': {
      const card = scene.cards.get(id);
      const at = placement.cards.get(id);
      return card && at
        ? around(at.x, at.y, at.x + at.width, at.y + at.height, cardShapes(card, at, looks))
        : null;
    }
    case 'n:': {
      const bar = placement.bars.get(id);
      const network = bar && scene.networks.get(bar.networkId);
      if (!bar || !network) return null;
      const side = bar.labelWidth / 2;
      return around(
        bar.x - side,
        bar.top - LABEL_ROOM,
        bar.x + side,
        bar.bottom,
        barShapes(bar, network, looks),
      );
    }
    case 'a:':
      return deriveTap(id, drawn, looks);
    case 'e:': {
      const card = scene.cards.get(id);
      const own = placement.entryPoints.get(id);
      if (!card || !own) return null;
      // A label has the space up to the next line, or up to the next card.
      const height = own.length > 1 ? LINE.entryPoint + 2 : CARD.height;
      const shapes = own.flatMap((entryPoint) => entryPointShapes(entryPoint, card, height, looks));
      const [xs, ys] = [own.flatMap(({ fromX, toX }) => [fromX, toX]), own.map(({ y }) => y)];
      return around(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), shapes);
    }
    case 'b:': {
      const block = drawn.blocks.get(id);
      if (!block) return null;
      const { x, y, width, height } = block.band;
      return around(
        x,
        y,
        x + width,
        y + height,
        bandShapes(block.band, isDimBlock(block, drawn, looks), looks),
      );
    }
    case 'h:': {
      const heading = placement.headings.get(id);
      if (!heading) return null;
      const { x, y } = heading;
      const block = drawn.blocks.get(id.replace('shelf:', ''));
      const isDim = block !== undefined && isDimBlock(block, drawn, looks);
      return around(x - 84, y, x + 84, y, headingShapes(heading, isDim, looks));
    }
    case 'o:': {
      const rect = placement.outside[Number(id)];
      if (!rect) return null;
      return around(
        rect.x,
        rect.y - 20,
        rect.x + rect.width,
        rect.y + rect.height,
        outsideShapes(rect, looks),
      );
    }
    case 'l:':
      return deriveLink(id, drawn, looks);
    default:
      return around(-Infinity, -Infinity, Infinity, Infinity, veilShapes(looks));
  }
}

/** True if the filter passes nothing in a block. */
function isDimBlock(block: Block, drawn: Drawn, looks: Looks): boolean {
  if (looks.view.matches === null) return false;
  const cards = [...block.cards].map((id) => drawn.scene.cards.get(id)).filter((card) => card !== undefined);
  return looks.isDimBlock(
    cards.flatMap((card) => [card, ...card.chips]),
    drawn.networksOf(block),
  );
}

const around = (left: number, top: number, right: number, bottom: number, shapes: Shape[]): Item => ({
  left: left - AROUND,
  top: top - AROUND,
  right: right + AROUND,
  bottom: bottom + AROUND,
  shapes,
});

function deriveTap(id: string, drawn: Drawn, looks: Looks): Item | null {
  const { scene, placement } = drawn;
  const tap = scene.taps.get(id);
  const at = placement.taps.get(id);
  const card = tap && scene.cards.get(tap.cardId);
  const network = tap && scene.networks.get(tap.networkId);
  if (!tap || !at || !card || !network || !placement.bars.has(at.barKey)) return null;
  const isCrowded = isBelowOthers(at, scene.tapsOfCard(tap.cardId), placement);
  return around(
    Math.min(at.cardX, at.barX),
    Math.min(at.cardY, at.barY),
    Math.max(at.cardX, at.barX),
    Math.max(at.cardY, at.barY),
    tapShapes(tap, at, { card, network, isCrowded }, looks),
  );
}

/** True if a tap is below another one at the same side of its card. */
function isBelowOthers(at: PlacedTap, own: readonly { id: string }[], placement: Placement): boolean {
  const isRight = at.barX > at.cardX;
  return own.some(({ id }) => {
    const other = placement.taps.get(id);
    return other !== undefined && other.barX > other.cardX === isRight && other.cardY < at.cardY;
  });
}

function deriveLink(key: string, drawn: Drawn, looks: Looks): Item | null {
  const ends = drawn.linkEnds(key);
  const network = ends && drawn.scene.networks.get(ends.link.networkId);
  if (!network) return null;
  const middle = ({ x, top, bottom }: PlacedBar) => ({ x, y: (top + bottom) / 2 });
  const [a, b] = [middle(ends.from), middle(ends.to)];
  return around(
    Math.min(a.x, b.x),
    Math.min(a.y, b.y),
    Math.max(a.x, b.x),
    Math.max(a.y, b.y),
    linkShapes(a, b, network, drawn.barsOf(network.id).size, looks),
  );
}

import type { SceneNetwork } from '../../scene/scene.ts';
import { emptyPart } from '../toPlan.ts';
import type { PlanCard, PlanPart, PlanPiece } from '../toPlan.ts';

export interface BlockParts {
  /** All that is connected to cards with entry points; `null` if no card has one. */
  open: PlanPart | null;
  /** The other connected parts, then the cards without a network, then the networks without members. */
  others: PlanPart[];
}

/** Divides a block, which has one band, into parts that no tap joins. The order of the lists is kept. */
export function toParts(block: PlanPart): BlockParts {
  const exposed = block.cards.filter(({ card }) => card.entryPoints.length > 0);
  let groups = 0;
  if (exposed.length > 0) collect(exposed, ++groups);
  for (const { group, taps } of block.pieces.values()) {
    const [first] = taps;
    if (group === 0 && first) collect([first.card], ++groups);
  }
  const lone = block.cards.some(({ group }) => group === 0);
  const idle = block.bands.flatMap((band) => band.idle);
  const parts =
    groups + Number(lone) + Number(idle.length > 0) === 1 ? [block] : divide(block, groups, lone, idle);
  return exposed.length > 0
    ? { open: parts[0] ?? null, others: parts.slice(1) }
    : { open: null, others: parts };
}

/** Numbers all that is connected to some cards. */
function collect(queue: PlanCard[], group: number): void {
  for (const card of queue) card.group = group;
  for (const { taps } of queue) {
    for (const { piece } of taps) if (piece.group === 0) collectPiece(piece, group, queue);
  }
}

function collectPiece(piece: PlanPiece, group: number, queue: PlanCard[]): void {
  piece.group = group;
  for (const { card } of piece.taps) {
    if (card.group > 0) continue;
    card.group = group;
    queue.push(card);
  }
}

function divide(block: PlanPart, groups: number, lone: boolean, idle: SceneNetwork[]): PlanPart[] {
  const parts = Array.from({ length: groups + Number(lone) }, () => partWith(block.key));
  // Cards without a network have no number, and are the last part.
  for (const card of block.cards) parts.at(card.group - 1)?.cards.push(card);
  for (const [id, piece] of block.pieces) parts[piece.group - 1]?.pieces.set(id, piece);
  for (const tap of block.taps) parts[tap.card.group - 1]?.taps.push(tap);
  return idle.length > 0 ? [...parts, partWith(block.key, idle)] : parts;
}

function partWith(key: string, idle: SceneNetwork[] = []): PlanPart {
  const part = emptyPart(key);
  part.bands.push({ key, part, cards: part.cards, idle });
  return part;
}

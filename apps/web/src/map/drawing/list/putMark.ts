import { attachmentEnds } from '@portolan/topology';
import type { KeptShapes } from './KeptShapes.ts';

/**
 * Derives again what shows a mark: a card with its taps, a network with its bars, taps and links, a tap, the entry points
 * of a card, a tile.
 */
export function putMark(kept: KeptShapes, mark: string): void {
  const { drawn } = kept;
  const id = mark.slice(2);
  if (mark.startsWith('p:')) {
    kept.forgetTile(drawn.blocks.get(id) ?? null);
  } else if (mark.startsWith('c:')) {
    const owner = drawn.ownerOf(id);
    const block = drawn.blockOfCard(owner);
    kept.forgetTile(block);
    kept.put(`c:${owner}`, block);
    for (const tap of drawn.scene.tapsOfCard(owner)) kept.put(`a:${tap.id}`, block);
  } else if (mark.startsWith('n:')) {
    for (const block of drawn.blocksWith(id)) kept.forgetTile(block);
    for (const key of drawn.barsOf(id)) kept.put(`n:${key}`, drawn.blockOfBar(key));
    for (const key of drawn.linksOf(id)) kept.put(`l:${key}`, null);
    for (const tap of drawn.scene.tapsOfNetwork(id)) kept.put(`a:${tap.id}`, drawn.blockOfCard(tap.cardId));
  } else if (mark.startsWith('a:')) {
    const tap = drawn.scene.taps.get(id);
    // A stub is drawn with its card.
    if (tap) kept.put(mark, drawn.blockOfCard(tap.cardId));
    else putMark(kept, `c:${attachmentEnds(id).containerId}`);
  } else if (mark.startsWith('entry-point ')) {
    putEntryPoints(kept, mark.slice(mark.lastIndexOf(' ') + 1));
  } else if (mark === 'outside') {
    for (const block of [null, ...drawn.blocks.values()]) {
      for (const key of (block ?? drawn).frame) kept.put(key, block);
    }
  }
}

/** Derives again what shows whether a container or a network passes the filter: also entry points, tiles and titles. */
export function putPassing(kept: KeptShapes, mark: string): void {
  const { drawn } = kept;
  const id = mark.slice(2);
  putMark(kept, mark);
  if (mark.startsWith('c:')) {
    const owner = drawn.ownerOf(id);
    putEntryPoints(kept, owner);
    kept.forgetTitle(drawn.blockOfCard(owner));
  } else for (const block of drawn.blocksWith(id)) kept.forgetTitle(block);
}

function putEntryPoints(kept: KeptShapes, cardId: string): void {
  kept.put(`e:${cardId}`, kept.drawn.blockOfCard(cardId));
}

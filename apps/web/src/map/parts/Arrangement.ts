import type { Room } from '../layouts/placement.ts';
import { guessSize, share } from './arrange.ts';
import type { Measures, Shares } from './arrange.ts';
import type { MapPart } from './MapPart.ts';

/** R301: which part is in which column, and which room each has. A part that is alone has all of it, and no frame. */
export class Arrangement {
  #shares: Shares | null = null;

  get measures(): Measures {
    return this.#shares?.measures ?? { gap: 0, pad: 0, header: 0 };
  }

  /** Returns the room of a part’s drawing; `null` for a part that is alone. */
  roomOf(parts: readonly MapPart[], part: MapPart): Room | null {
    return this.#shares?.rooms[parts.indexOf(part)] ?? null;
  }

  /** Shares a room among all parts. */
  shareAll(parts: readonly MapPart[], room: Room): void {
    const shares = toShares(parts, room);
    for (const [i, { drawn }] of parts.entries()) drawn.column = shares?.columns[i] ?? 0;
    this.#take(shares, parts);
  }

  /** Puts parts that were added below the ones before them. All others stay in their columns. */
  add(added: readonly MapPart[], parts: readonly MapPart[], room: Room): void {
    const shares = toShares(parts, room);
    const measures = this.#shares?.measures;
    for (const [i, part] of parts.entries())
      if (added.includes(part)) part.drawn.column = parts[i - 1]?.drawn.column ?? 0;
    this.#take(shares && measures ? { ...shares, measures } : shares, parts);
  }

  #take(shares: Shares | null, parts: readonly MapPart[]): void {
    this.#shares = shares;
    for (const part of parts) {
      const room = this.roomOf(parts, part);
      if (room) part.drawn.await(guessSize(part.size, room));
    }
  }
}

function toShares(parts: readonly MapPart[], room: Room): Shares | null {
  if (parts.length <= 1) return null;
  return share(
    parts.map(({ size }) => size),
    room,
  );
}

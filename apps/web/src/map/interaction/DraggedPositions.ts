import type { PositionsReply } from '@portolan/protocol';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import type { Positions } from '../layouts/change/moveMarks.ts';

/** New positions by mark id; `null` removes one. */
type Change = Record<string, { x: number; y: number } | null>;

/** Milliseconds. */
const SAVE_AFTER = 400;
const none: Positions = new Map();

/** The positions of dragged marks of one engine. */
interface Known {
  positions: Positions;
  unsent: Change;
  timer: number | undefined;
}

/**
 * Where marks were dragged to, by engine. They are read from the server, and changes are saved there together, shortly after
 * the last one.
 */
export class DraggedPositions {
  readonly #known = new Map<string | null, Known>();
  readonly #onChange: (engine: string | null, positions: Positions, isStored: boolean) => void;

  /** @param onChange is called with all positions of an engine; `isStored`: they are as they were read */
  constructor(onChange: (engine: string | null, positions: Positions, isStored: boolean) => void) {
    this.#onChange = onChange;
  }

  /** Reads what is stored of an engine. */
  read(engine: string | null): void {
    const known: Known = { positions: none, unsent: {}, timer: undefined };
    this.#known.set(engine, known);
    const take = (positions: Positions) => {
      if (this.#known.get(engine) === known) this.#set(engine, known, positions, true);
    };
    request<PositionsReply>('GET', pathOf(engine, '/positions')).then(
      (reply) => take(new Map(Object.entries(reply.positions))),
      // Without positions, marks are where the layout puts them. Another part of the page reports a lost server.
      () => take(none),
    );
  }

  move(engine: string | null, change: Change): void {
    const known = this.#known.get(engine);
    if (!known) return;
    const positions = new Map(known.positions);
    for (const [id, at] of Object.entries(change)) {
      if (at) positions.set(id, at);
      else positions.delete(id);
    }
    this.#set(engine, known, positions, false);
    Object.assign(known.unsent, change);
    window.clearTimeout(known.timer);
    known.timer = window.setTimeout(() => save(engine, known), SAVE_AFTER);
  }

  /** Forgets where marks of all these engines were dragged to. */
  forget(engines: readonly (string | null)[]): void {
    for (const engine of engines) {
      const ids = [...(this.#known.get(engine)?.positions.keys() ?? [])];
      if (ids.length > 0) this.move(engine, Object.fromEntries(ids.map((id) => [id, null])));
    }
  }

  #set(engine: string | null, known: Known, positions: Positions, isStored: boolean): void {
    known.positions = positions;
    this.#onChange(engine, positions, isStored);
  }
}

function save(engine: string | null, known: Known): void {
  const body = { positions: known.unsent };
  known.unsent = {};
  request('PUT', pathOf(engine, '/positions'), body).catch(() => {
    // A drag that could not be saved stays on this page, and is sent with the next one.
    known.unsent = { ...body.positions, ...known.unsent };
  });
}

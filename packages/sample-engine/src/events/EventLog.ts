/** One message of `GET /events`, as engine 28 writes it. */
export interface EngineEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: 'local' | 'swarm';
  readonly time: number;
  readonly timeNano: number;
  readonly status?: string;
  readonly id?: string;
  readonly from?: string;
}

type Listener = (event: EngineEvent) => void;

/** The number of events that dockerd stores for replay. */
const maxStored = 256;

/** Stores the last events and sends each new one to all listeners (R104). */
export class EventLog {
  readonly #stored: EngineEvent[] = [];
  readonly #listeners = new Set<Listener>();
  #lastNano = 0n;

  /** Stores an event and sends it to every listener, in the order of the calls. */
  publish(event: Omit<EngineEvent, 'time' | 'timeNano'>): void {
    const stamped: EngineEvent = { ...event, ...this.#stamp() };
    this.#stored.push(stamped);
    if (this.#stored.length > maxStored) this.#stored.shift();
    for (const listener of this.#listeners) listener(stamped);
  }

  /** Deletes all stored events: those of content that is created before the engine starts to serve. */
  clear(): void {
    this.#stored.length = 0;
  }

  /** Calls the listener for every event from now on. Returns a function that stops this. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  replay(): readonly EngineEvent[] {
    return [...this.#stored];
  }

  /** Returns the time of an event. It is later than that of any event before, or `since` would lose some. */
  #stamp(): { time: number; timeNano: number } {
    // The steps are wider than 256 ns, the precision of a double for nanoseconds since 1970.
    const now = BigInt(Date.now()) * 1_000_000n;
    this.#lastNano = now > this.#lastNano ? now : this.#lastNano + 1024n;
    return { time: Number(this.#lastNano / 1_000_000_000n), timeNano: Number(this.#lastNano) };
  }
}

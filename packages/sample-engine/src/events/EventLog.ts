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

/** dockerd replays at most this many messages. */
const ringSize = 256;

/** The engine's memory of what happened, and who listens (R104). */
export class EventLog {
  readonly #ring: EngineEvent[] = [];
  readonly #listeners = new Set<Listener>();
  #lastNano = 0n;

  /** Records a message and hands it to every listener, in the order of the calls. */
  publish(event: Omit<EngineEvent, 'time' | 'timeNano'>): void {
    const stamped: EngineEvent = { ...event, ...this.#stamp() };
    this.#ring.push(stamped);
    if (this.#ring.length > ringSize) this.#ring.shift();
    for (const listener of this.#listeners) listener(stamped);
  }

  /** Forgets the past: content made before the engine serves is history nobody saw. */
  clear(): void {
    this.#ring.length = 0;
  }

  /** Calls the listener for every event from now on; returns the way to stop it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  replay(): readonly EngineEvent[] {
    return [...this.#ring];
  }

  /** Later events never carry an earlier time, or `since` would lose some. */
  #stamp(): { time: number; timeNano: number } {
    // A double holds nanoseconds since 1970 to 256 ns only: step wider than that.
    const now = BigInt(Date.now()) * 1_000_000n;
    this.#lastNano = now > this.#lastNano ? now : this.#lastNano + 1024n;
    return { time: Number(this.#lastNano / 1_000_000_000n), timeNano: Number(this.#lastNano) };
  }
}

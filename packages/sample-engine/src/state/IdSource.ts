import { createHash } from 'node:crypto';

const swarmAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes ids and MAC addresses that look random but are the same on every run (R100). */
export class IdSource {
  readonly #engine: string;
  readonly #uses = new Map<string, number>();

  /** @param engine the name of the engine; engines of different names make different ids */
  constructor(engine: string) {
    this.#engine = engine;
  }

  /** Returns 64 hex digits. Another call with the same key returns other digits. */
  hex(key: string): string {
    return this.#digest(key).toString('hex');
  }

  /** Returns 25 lower-case letters and digits, the form of SwarmKit's ids. */
  swarm(key: string): string {
    return Array.from(this.#digest(key).subarray(0, 25), (byte) => swarmAlphabet[byte % 36]).join('');
  }

  /** Returns a UUID, the form of an engine's id. */
  uuid(key: string): string {
    return this.hex(key).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  }

  /** Returns a locally administered unicast address. Engine 28 gives an endpoint a new one at each start. */
  mac(key: string): string {
    const bytes = [...this.#digest(key).subarray(0, 6)];
    bytes[0] = ((bytes[0] ?? 0) & 0xfe) | 0x02;
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  }

  #digest(key: string): Buffer {
    const use = this.#uses.get(key) ?? 0;
    this.#uses.set(key, use + 1);
    return createHash('sha256').update(`${this.#engine}\n${key}\n${use}`).digest();
  }
}

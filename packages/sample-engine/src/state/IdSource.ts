import { createHash } from 'node:crypto';

const swarmAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ids and hardware addresses that look random and are the same on every run (R100). */
export class IdSource {
  readonly #uses = new Map<string, number>();

  /** 64 hex digits; asking again for the same key gives another. */
  hex(key: string): string {
    return this.#digest(key).toString('hex');
  }

  /** 25 lower-case letters and digits, as SwarmKit names its objects. */
  swarm(key: string): string {
    return Array.from(this.#digest(key).subarray(0, 25), (byte) => swarmAlphabet[byte % 36]).join('');
  }

  /** A locally administered unicast address: engine 28 makes a new one at every start. */
  mac(key: string): string {
    const bytes = [...this.#digest(key).subarray(0, 6)];
    bytes[0] = ((bytes[0] ?? 0) & 0xfe) | 0x02;
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  }

  #digest(key: string): Buffer {
    const turn = this.#uses.get(key) ?? 0;
    this.#uses.set(key, turn + 1);
    return createHash('sha256').update(`sample\n${key}\n${turn}`).digest();
  }
}

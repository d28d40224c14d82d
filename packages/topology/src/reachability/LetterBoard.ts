import type { Place } from './Places.ts';
import { kindOf } from './kindOf.ts';
import type { EndpointRef, VerdictLetter } from './Verdict.ts';

interface Entry {
  id: EndpointRef;
  place: Place;
}

const code = (letter: VerdictLetter): number => letter.charCodeAt(0);
const [ALLOWED, ITSELF] = [code('a'), code('.')];

/**
 * R212: the matrix, by kinds of stacks: stacks that differ in nothing a rule looks at get the same letters, so that
 * each pair of kinds is decided once.
 */
export class LetterBoard {
  readonly #kinds: Uint32Array;
  /** One end of each kind, and a second one of another stack for the letter within a kind. */
  readonly #samples: { first: Entry; second: Entry | null }[] = [];
  readonly #letters = new Map<number, Uint8Array>();

  constructor(
    readonly entries: readonly Entry[],
    readonly letter: (from: EndpointRef, to: EndpointRef) => VerdictLetter,
  ) {
    const numbers = new Map<string, number>();
    this.#kinds = Uint32Array.from(entries, (entry) => {
      const kind = kindOf(entry.place, entry.id);
      const known = numbers.get(kind);
      const sample = known === undefined ? undefined : this.#samples[known];
      if (known !== undefined && sample) {
        if (sample.second === null && isOther(sample.first, entry)) sample.second = entry;
        return known;
      }
      numbers.set(kind, this.#samples.length);
      this.#samples.push({ first: entry, second: null });
      return this.#samples.length - 1;
    });
  }

  *rows(): Generator<string> {
    for (let i = 0; i < this.entries.length; i++) yield this.#row(i);
  }

  #row(at: number): string {
    const letters = this.#lettersFrom(this.#kinds[at] ?? 0);
    const own = this.entries[at]?.place;
    const row = new Uint8Array(this.entries.length);
    for (let i = 0; i < row.length; i++) row[i] = letters[this.#kinds[i] ?? 0] ?? 0;
    if (own?.stack && !own.obstacle) {
      this.entries.forEach(({ place }, i) => {
        if (place.stack === own.stack && !place.obstacle) row[i] = ALLOWED;
      });
    }
    row[at] = ITSELF;
    return String.fromCharCode(...row);
  }

  #lettersFrom(kind: number): Uint8Array {
    const known = this.#letters.get(kind);
    if (known) return known;
    const from = this.#samples[kind]?.first;
    const letters = Uint8Array.from(this.#samples, ({ first, second }, other) => {
      const to = other === kind ? second : first;
      return from && to ? code(this.letter(from.id, to.id)) : code('b');
    });
    this.#letters.set(kind, letters);
    return letters;
  }
}

const isOther = (a: Entry, b: Entry): boolean => a.place.stack === null || a.place.stack !== b.place.stack;

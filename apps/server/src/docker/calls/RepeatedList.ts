import { hash } from 'node:crypto';

/**
 * Converts the entries of a list that is asked for again and again. An entry whose text is the same as in the last list
 * is not parsed again: its conversion is the same object. In most lists that are thousands of entries, and few others.
 */
export class RepeatedList<T> {
  readonly #convert: (json: unknown) => T;
  /** The entries of the last list by the digest of their text; `null` for one that cannot be converted. */
  #known = new Map<string, T | null>();

  /** @param convert depends on nothing but its argument, and throws for an entry that it cannot convert */
  constructor(convert: (json: unknown) => T) {
    this.#convert = convert;
  }

  /**
   * Begins a list. Entries that cannot be converted are left out: one of them must not hide the others.
   * @returns `take`, which is called with the text of each entry and throws if that is not JSON, and `end`
   */
  begin(): { take: (text: Buffer) => void; end: () => T[] } {
    const next = new Map<string, T | null>();
    const entries: T[] = [];
    return {
      take: (text) => {
        const digest = hash('sha1', text, 'base64');
        const known = this.#known.get(digest);
        const entry = known === undefined ? this.#toEntry(JSON.parse(text.toString('utf8'))) : known;
        next.set(digest, entry);
        if (entry !== null) entries.push(entry);
      },
      end: () => {
        this.#known = next;
        return entries;
      },
    };
  }

  #toEntry(json: unknown): T | null {
    try {
      return this.#convert(json);
    } catch {
      return null;
    }
  }
}

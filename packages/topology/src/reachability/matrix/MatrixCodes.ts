import { classKeyOf, externalClassKeyOf } from './classKeyOf.ts';
import type { ResolvedEnd } from '../ends/EndResolver.ts';
import type { Stack } from '../ends/Stack.ts';
import type { EndId, VerdictCode } from '../Verdict.ts';

interface Entry {
  id: EndId;
  place: ResolvedEnd;
}

/** Ends that the rules cannot tell apart. */
interface Kind {
  first: Entry;
  /** One in another stack, for the letter within the kind. */
  second: Entry | null;
  /** Number of what strangers see of it; `null` where that is not all that counts. */
  toStrangers: number | null;
}

/**
 * R212: the matrix, decided once for each two kinds of ends, and for kinds without a common network once for what
 * strangers see of them.
 */
export class MatrixCodes {
  /** Of each entry. */
  readonly #kindAt: Uint32Array;
  readonly #kinds: Kind[] = [];
  readonly #kindsOn = new Map<string, number[]>();
  /** Rows as all of a kind have them, but for their own stacks. */
  readonly #rows = new Map<number, string>();
  /** The places of each stack's ends in a row. */
  readonly #at = new Map<Stack, number[]>();

  constructor(
    readonly entries: readonly Entry[],
    readonly verdictCode: (from: EndId, to: EndId) => VerdictCode,
  ) {
    const numbers = new Map<string, number>();
    const strangers = new Map<string, number>();
    this.#kindAt = Uint32Array.from(entries, (entry, at) => {
      const { stack, obstacle } = entry.place;
      if (stack && !obstacle) push(this.#at, stack, at);
      const text = classKeyOf(entry.place);
      const known = numbers.get(text);
      if (known !== undefined) {
        this.#addTo(known, entry);
        return known;
      }
      numbers.set(text, numbers.size);
      this.#addKind(entry, strangers);
      return numbers.size - 1;
    });
  }

  *rows(): Generator<string> {
    for (let i = 0; i < this.entries.length; i++) yield this.#row(i);
  }

  #addTo(number: number, entry: Entry): void {
    const kind = this.#kinds[number];
    if (kind && kind.second === null && isOther(kind.first, entry)) kind.second = entry;
  }

  #addKind(first: Entry, strangers: Map<string, number>): void {
    const seen = externalClassKeyOf(first.place);
    if (seen !== null && !strangers.has(seen)) strangers.set(seen, strangers.size);
    const number = this.#kinds.length;
    this.#kinds.push({ first, second: null, toStrangers: strangers.get(seen ?? '') ?? null });
    for (const networkId of first.place.stack?.endpoints.keys() ?? []) {
      push(this.#kindsOn, networkId, number);
    }
  }

  #row(at: number): string {
    const { stack, obstacle } = this.entries[at]?.place ?? { stack: null, obstacle: null };
    const own = stack && !obstacle ? (this.#at.get(stack) ?? []) : [];
    let row = this.#rowOf(this.#kindAt[at] ?? 0);
    for (const i of own) row = `${row.slice(0, i)}a${row.slice(i + 1)}`;
    return `${row.slice(0, at)}.${row.slice(at + 1)}`;
  }

  #rowOf(number: number): string {
    const known = this.#rows.get(number);
    if (known !== undefined) return known;
    const from = this.#kinds[number];
    const letters = from ? this.#decide(from) : [];
    const row = Array.from(this.#kindAt, (kind) => letters[kind]).join('');
    this.#rows.set(number, row);
    return row;
  }

  /** By the number of the other kind. */
  #decide(from: Kind): VerdictCode[] {
    const { stack } = from.first.place;
    const near = new Set([...(stack?.endpoints.keys() ?? [])].flatMap((id) => this.#kindsOn.get(id) ?? []));
    const bySight: VerdictCode[] = [];
    return this.#kinds.map((to, i) => {
      const target = to === from ? to.second : to.first;
      if (!target) return 'b';
      const isStranger = stack?.kind === 'own' && to !== from && !near.has(i);
      if (!isStranger || to.toStrangers === null) return this.verdictCode(from.first.id, target.id);
      return (bySight[to.toStrangers] ??= this.verdictCode(from.first.id, target.id));
    });
  }
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const isOther = (a: Entry, b: Entry): boolean => a.place.stack === null || a.place.stack !== b.place.stack;

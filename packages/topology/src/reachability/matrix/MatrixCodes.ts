import type { ResolvedEnd } from '../ends/EndResolver.ts';
import type { Stack } from '../ends/Stack.ts';
import type { EndId, VerdictCode } from '../Verdict.ts';
import { classKeyOf, externalClassKeyOf } from './classKeyOf.ts';

interface Entry {
  id: EndId;
  end: ResolvedEnd;
}

/** A class of ends that no rule can tell apart: they have the same verdict codes. */
interface EndClass {
  first: Entry;
  /** An end of the class in another stack than `first`, to decide the code between two ends of the class. */
  second: Entry | null;
  /** Number of the external class (see {@link externalClassKeyOf}); `null` for ends that have none. */
  external: number | null;
}

/**
 * R212: the verdict codes of the matrix. Each pair of end classes is decided once. As the target of a source without a
 * common network, each external class is decided once.
 */
export class MatrixCodes {
  /** The class number of each entry. */
  readonly #classAt: Uint32Array;
  readonly #classes: EndClass[] = [];
  /** Class numbers by network id. */
  readonly #classesOn = new Map<string, number[]>();
  /** The row of each class, before the codes within a row's own stack are set. */
  readonly #rows = new Map<number, string>();
  /** The columns of each stack's ends. */
  readonly #columnsOf = new Map<Stack, number[]>();

  constructor(
    readonly entries: readonly Entry[],
    readonly verdictCode: (from: EndId, to: EndId) => VerdictCode,
  ) {
    const numbers = new Map<string, number>();
    const externalNumbers = new Map<string, number>();
    this.#classAt = Uint32Array.from(entries, (entry, at) => {
      const { stack, obstacle } = entry.end;
      if (stack && !obstacle) push(this.#columnsOf, stack, at);
      const key = classKeyOf(entry.end);
      const known = numbers.get(key);
      if (known !== undefined) {
        this.#addToClass(known, entry);
        return known;
      }
      numbers.set(key, numbers.size);
      this.#addClass(entry, externalNumbers);
      return numbers.size - 1;
    });
  }

  *rows(): Generator<string> {
    for (let i = 0; i < this.entries.length; i++) yield this.#row(i);
  }

  #addToClass(number: number, entry: Entry): void {
    const endClass = this.#classes[number];
    if (endClass && endClass.second === null && isInOtherStack(endClass.first, entry))
      endClass.second = entry;
  }

  #addClass(first: Entry, externalNumbers: Map<string, number>): void {
    const key = externalClassKeyOf(first.end);
    if (key !== null && !externalNumbers.has(key)) externalNumbers.set(key, externalNumbers.size);
    const number = this.#classes.length;
    this.#classes.push({ first, second: null, external: externalNumbers.get(key ?? '') ?? null });
    for (const networkId of first.end.stack?.endpoints.keys() ?? []) {
      push(this.#classesOn, networkId, number);
    }
  }

  #row(at: number): string {
    const { stack, obstacle } = this.entries[at]?.end ?? { stack: null, obstacle: null };
    const own = stack && !obstacle ? (this.#columnsOf.get(stack) ?? []) : [];
    let row = this.#rowOfClass(this.#classAt[at] ?? 0);
    for (const i of own) row = `${row.slice(0, i)}a${row.slice(i + 1)}`;
    return `${row.slice(0, at)}.${row.slice(at + 1)}`;
  }

  #rowOfClass(number: number): string {
    const known = this.#rows.get(number);
    if (known !== undefined) return known;
    const from = this.#classes[number];
    const codes = from ? this.#decide(from) : [];
    const row = Array.from(this.#classAt, (target) => codes[target]).join('');
    this.#rows.set(number, row);
    return row;
  }

  /** The codes from one class to every class, by class number. */
  #decide(from: EndClass): VerdictCode[] {
    const { stack } = from.first.end;
    const neighbours = new Set(
      [...(stack?.endpoints.keys() ?? [])].flatMap((id) => this.#classesOn.get(id) ?? []),
    );
    const byExternalClass: VerdictCode[] = [];
    return this.#classes.map((to, i) => {
      const target = to === from ? to.second : to.first;
      if (!target) return 'b';
      const isExternal = stack?.kind === 'own' && to !== from && !neighbours.has(i);
      if (!isExternal || to.external === null) return this.verdictCode(from.first.id, target.id);
      return (byExternalClass[to.external] ??= this.verdictCode(from.first.id, target.id));
    });
  }
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const isInOtherStack = (a: Entry, b: Entry): boolean => a.end.stack === null || a.end.stack !== b.end.stack;

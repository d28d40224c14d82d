import type { Stack } from '../ends/Stack.ts';
import type { EndId, VerdictCode } from '../Verdict.ts';
import type { ClassedEnd, EndClass, SourceKind, TargetKind } from './EndClasses.ts';
import { pairOfFamilies } from './EndKeys.ts';
import type { ClassNetwork } from './EndKeys.ts';
import type { MatrixCodes } from './MatrixCodes.ts';

/** A row of codes for all targets on other networks. It is made again when further kinds of targets were decided. */
interface Base {
  row: Uint8Array;
  decided: number;
}

/** Classes that have addresses of the same families on a network, and the columns of their ends. */
interface Members {
  families: number;
  classes: EndClass[];
  columns: number[];
}

/**
 * R212: writes whole rows of the matrix, for ends in a given order. Most of a row is copied from one that all sources of
 * its kind share. It must not be used after a change.
 */
export class MatrixRows {
  readonly #codes: MatrixCodes;
  readonly #ends: readonly ClassedEnd[];
  readonly #columns = new Map<EndClass, number[]>();
  readonly #columnsOfKind = new Map<TargetKind, number[]>();
  readonly #columnsOfStack = new Map<Stack, number[]>();
  /** The rows of classes with several ends. */
  readonly #rows = new Map<EndClass, Uint8Array>();
  readonly #bases = new Map<SourceKind, Base>();
  readonly #members = new Map<ClassNetwork, readonly Members[]>();

  constructor(codes: MatrixCodes, ids: readonly EndId[]) {
    this.#codes = codes;
    this.#ends = ids.map((id) => codes.classes.of(id));
    for (const [at, { endClass, stack }] of this.#ends.entries()) {
      push(this.#columns, endClass, at);
      push(this.#columnsOfKind, endClass.target, at);
      if (stack) push(this.#columnsOfStack, stack, at);
    }
  }

  /**
   * Writes the codes from the end at `row` to all ends, as one byte of ASCII each, into `bytes` from `start` on. Other work
   * can be done between two steps.
   */
  *write(row: number, bytes: Uint8Array, start: number): Generator<void> {
    const end = this.#ends[row];
    if (!end) return;
    const { endClass, stack } = end;
    if ((this.#columns.get(endClass)?.length ?? 0) > 1) bytes.set(yield* this.#rowOfClass(endClass), start);
    else yield* this.#writeClass(endClass, bytes, start);
    if (stack) fillAt(this.#columnsOfStack.get(stack) ?? [], 'a', bytes, start);
    bytes[start + row] = byteOf('.');
  }

  *#rowOfClass(endClass: EndClass): Generator<void, Uint8Array> {
    const known = this.#rows.get(endClass);
    if (known) return known;
    const row = new Uint8Array(this.#ends.length);
    yield* this.#writeClass(endClass, row, 0);
    this.#rows.set(endClass, row);
    return row;
  }

  /** Writes a row of which only the codes within the own stack are still missing. */
  *#writeClass(from: EndClass, bytes: Uint8Array, start: number): Generator<void> {
    bytes.set(yield* this.#baseOf(from), start);
    for (const [at, network] of from.networks.entries()) {
      for (const { families, classes, columns } of this.#membersOf(network)) {
        const pair = pairOfFamilies(from.families[at], families);
        for (const to of classes) {
          // Where the network is open among such members, that is decided for all of them at once.
          if (network.isOpen.get(pair)) {
            fillAt(columns, 'a', bytes, start);
            break;
          }
          this.#fill(from, to, bytes, start);
        }
      }
    }
  }

  #membersOf(network: ClassNetwork): readonly Members[] {
    const known = this.#members.get(network);
    if (known) return known;
    const groups = new Map<number, Members>();
    for (const to of this.#codes.classes.on(network)) {
      // The base holds what is reached from nowhere, even over a network.
      if (to.target.isClosed) continue;
      const families = to.families[to.networks.indexOf(network)] ?? 0;
      const group = groups.get(families) ?? { families, classes: [], columns: [] };
      groups.set(families, group);
      group.classes.push(to);
      for (const column of this.#columns.get(to) ?? []) group.columns.push(column);
    }
    const members = [...groups.values()];
    this.#members.set(network, members);
    return members;
  }

  #fill(from: EndClass, to: EndClass, bytes: Uint8Array, start: number): void {
    const columns = this.#columns.get(to);
    if (columns) fillAt(columns, this.#codes.codeOfClasses(from, to), bytes, start);
  }

  /** The row of all targets that are on no network of `from`. Other columns hold anything. */
  *#baseOf(from: EndClass): Generator<void, Uint8Array> {
    const { source } = from;
    yield* this.#codes.decideKinds(from);
    const known = this.#bases.get(source);
    if (known?.decided === source.codes.size) return known.row;
    const row = new Uint8Array(this.#ends.length);
    for (const [kind, columns] of this.#columnsOfKind) fillAt(columns, source.codes.get(kind) ?? 'b', row, 0);
    this.#bases.set(source, { row, decided: source.codes.size });
    return row;
  }
}

function fillAt(columns: readonly number[], code: VerdictCode, bytes: Uint8Array, start: number): void {
  const byte = byteOf(code);
  for (const column of columns) bytes[start + column] = byte;
}

const byteOf = (code: VerdictCode): number => code.charCodeAt(0);

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

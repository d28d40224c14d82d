import type { EndId, VerdictCode } from '../Verdict.ts';
import { pairOfFamilies } from './EndKeys.ts';
import type { ClassNetwork } from './EndKeys.ts';
import type { ClassedEnd, EndClass, EndClasses } from './EndClasses.ts';

/** The number of pairs with each verdict code, without those of an end and itself. */
export type CodeCounts = Record<Exclude<VerdictCode, '.'>, number>;

/** What decides the codes, for ends of which each has a usable stack of its own, or the code otherwise follows from them. */
export interface Decider {
  codeOf(from: EndId, to: EndId): VerdictCode;
  /** True if the first reaches the second directly over this network. */
  isOpen(networkId: string, from: EndId, to: EndId): boolean;
}

/**
 * R212: the verdict codes of all pairs, each decided when it is asked for. Each pair of classes is decided once; over a
 * network that is open among its members, each pair of families; without a common network, each pair of a kind of source
 * and a kind of target.
 */
export class MatrixCodes {
  readonly classes: EndClasses;
  readonly #decider: Decider;

  constructor(classes: EndClasses, decider: Decider) {
    this.classes = classes;
    this.#decider = decider;
  }

  code(from: EndId, to: EndId): VerdictCode {
    return this.codeBetween(this.classes.of(from), this.classes.of(to));
  }

  codeBetween(from: ClassedEnd, to: ClassedEnd): VerdictCode {
    if (from === to) return '.';
    if (from.stack && from.stack === to.stack) return 'a';
    return this.codeOfClasses(from.endClass, to.endClass);
  }

  /** The code from any end of one class to any end of the other that has another stack; `b` where there is no such pair. */
  codeOfClasses(from: EndClass, to: EndClass): VerdictCode {
    const { source } = from;
    const { target } = to;
    const common = target.isClosed ? 'none' : this.#commonNetworks(from, to);
    if (common === 'open') return 'a';
    if (common === 'none')
      return source.codes.get(target) ?? this.#decideOnce(source.codes, target, from, to);
    return from.codes.get(to) ?? this.#decideOnce(from.codes, to, from, to);
  }

  /** Whether two classes have a network in common, and one that is open among its members. */
  #commonNetworks(from: EndClass, to: EndClass): 'none' | 'some' | 'open' {
    let found: 'none' | 'some' = 'none';
    for (let i = 0; i < from.networks.length; i++) {
      const network = from.networks[i];
      const j = network ? to.networks.indexOf(network) : -1;
      if (!network || j < 0) continue;
      found = 'some';
      const families = pairOfFamilies(from.families[i], to.families[j]);
      if (network.isOpen.get(families) ?? this.#decideOpen(families, network, from, to)) return 'open';
    }
    return found;
  }

  #decideOpen(families: number, network: ClassNetwork, from: EndClass, to: EndClass): boolean {
    const pair = pairOf(from, to);
    // A legacy link opens a network for two containers alone.
    if (!pair || from.isLinked || to.isLinked) return false;
    const isOpen = this.#decider.isOpen(network.id, pair[0].id, pair[1].id);
    network.isOpen.set(families, isOpen);
    return isOpen;
  }

  /**
   * Decides the codes from a class to every kind of target that has a class on none of its networks. Other work can be
   * done between two steps.
   */
  *decideKinds(from: EndClass): Generator<void> {
    const { codes } = from.source;
    const { targets } = this.classes;
    if (codes.size === targets.size) return;
    for (const target of targets.values()) {
      if (codes.has(target)) continue;
      for (const to of target.classes) {
        this.codeOfClasses(from, to);
        if (codes.has(target)) break;
      }
      yield;
    }
  }

  #decideOnce<K>(codes: Map<K, VerdictCode>, key: K, from: EndClass, to: EndClass): VerdictCode {
    const pair = pairOf(from, to);
    if (!pair) return 'b';
    const code = this.#decider.codeOf(pair[0].id, pair[1].id);
    codes.set(key, code);
    return code;
  }

  /** R261: counts the codes of all pairs of the two lists, at the cost of their classes. */
  count(from: readonly EndId[], to: readonly EndId[]): CodeCounts {
    const counts: CodeCounts = { a: 0, p: 0, b: 0, u: 0 };
    const add = (code: VerdictCode, pairs: number) => {
      if (code !== '.') counts[code] += pairs;
    };
    const [sources, targets] = [this.#byClass(from), this.#byClass(to)];
    for (const [source, ends] of sources) {
      for (const [target, others] of targets) {
        const code = this.codeOfClasses(source, target);
        const inStack = source === target ? pairsInStacks(ends, others) : { pairs: 0, self: 0 };
        add(code, ends.size * others.size - inStack.pairs);
        add('a', inStack.pairs - inStack.self);
      }
    }
    return counts;
  }

  #byClass(ids: readonly EndId[]): Map<EndClass, Set<ClassedEnd>> {
    const groups = new Map<EndClass, Set<ClassedEnd>>();
    for (const id of ids) {
      const end = this.classes.of(id);
      const group = groups.get(end.endClass);
      if (group) group.add(end);
      else groups.set(end.endClass, new Set([end]));
    }
    return groups;
  }
}

/** Two ends of these classes in different stacks; `null` if there are none. */
function pairOf(from: EndClass, to: EndClass): [ClassedEnd, ClassedEnd] | null {
  const [first] = from.ends;
  if (!first) return null;
  for (const end of to.ends)
    if (end !== first && (!end.stack || end.stack !== first.stack)) return [first, end];
  return null;
}

/** The pairs of ends of one class that use the same stack, and how many of them are of an end and itself. */
function pairsInStacks(
  from: ReadonlySet<ClassedEnd>,
  to: ReadonlySet<ClassedEnd>,
): { pairs: number; self: number } {
  const inStack = new Map<unknown, number>();
  for (const end of to) inStack.set(end.stack ?? end, (inStack.get(end.stack ?? end) ?? 0) + 1);
  let pairs = 0;
  let self = 0;
  for (const end of from) {
    pairs += inStack.get(end.stack ?? end) ?? 0;
    if (to.has(end)) self += 1;
  }
  return { pairs, self };
}

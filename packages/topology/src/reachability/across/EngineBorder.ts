import type { Stack } from '../ends/Stack.ts';
import type { ClassedEnd, EndClass } from '../matrix/EndClasses.ts';
import type { MatrixCodes } from '../matrix/MatrixCodes.ts';
import type { Reachability } from '../Reachability.ts';
import type { EndId } from '../Verdict.ts';
import { codeOfPath, familiesOfPath, familiesOut, isCutOff } from './decideBetweenHosts.ts';
import type { Entering, Leaving } from './decideBetweenHosts.ts';

/** What the codes between an end and all ends of other engines depend on. */
export interface Crossing<Way> {
  /** `null` for an end that cannot send or answer. */
  way: Way | null;
  /** The ids of its networks that are one network on all engines of a swarm. */
  swarmNetworks: readonly string[];
}

/** What leaves the host of one engine, and what enters it. */
export class EngineBorder {
  readonly reachability: Reachability;
  readonly leaving: Crossings<Leaving>;
  readonly entering: Crossings<Entering>;

  constructor(reachability: Reachability) {
    this.reachability = reachability;
    const { codes } = reachability;
    this.leaving = new Crossings(
      codes,
      ({ source }) => source,
      (id, stack) => {
        const { verdict, reasons } = reachability.verdict(id, 'outside');
        const families = familiesOut(stack);
        return { way: { verdict, reasons, families }, key: [verdict, ...families].join() };
      },
    );
    this.entering = new Crossings(
      codes,
      ({ target }) => target,
      (id) => {
        const { verdict, reasons, paths } = reachability.verdict('outside', id);
        const ways = paths.map((path) => codeOfPath(path) + familiesOfPath(path).join(''));
        return { way: { verdict, reasons, paths }, key: [verdict, ...new Set(ways)].join() };
      },
    );
  }
}

interface Keyed<Way> {
  way: Way;
  /** The same for ways that no rule can tell apart. */
  key: string;
}

/** The crossings of the ends of one engine in one direction: one object for all ends that no rule can tell apart. */
class Crossings<Way> {
  readonly #codes: MatrixCodes;
  readonly #kindOf: (endClass: EndClass) => object;
  readonly #decide: (id: EndId, stack: Stack) => Keyed<Way>;
  readonly #byKind = new Map<object, Keyed<Way>>();
  readonly #byClass = new Map<EndClass, Crossing<Way>>();
  readonly #byKey = new Map<string, Crossing<Way>>();
  readonly #counts = new WeakMap<readonly EndId[], ReadonlyMap<Crossing<Way>, number>>();

  /** @param kindOf returns what all ends have in common for which `decide` would return the same */
  constructor(
    codes: MatrixCodes,
    kindOf: (endClass: EndClass) => object,
    decide: (id: EndId, stack: Stack) => Keyed<Way>,
  ) {
    this.#codes = codes;
    this.#kindOf = kindOf;
    this.#decide = decide;
  }

  of(id: EndId): Crossing<Way> {
    const end = this.#codes.classes.of(id);
    const known = this.#byClass.get(end.endClass);
    if (known) return known;
    const keyed = end.stack && !isCutOff(end.stack) ? this.#wayOf(end, end.stack) : null;
    const swarmNetworks = end.endClass.networks.flatMap((each) => (each.isSwarm ? [each.id] : []));
    const key = keyed ? [keyed.key, ...swarmNetworks].join(' ') : '';
    const crossing = this.#byKey.get(key) ?? { way: keyed?.way ?? null, swarmNetworks };
    this.#byKey.set(key, crossing);
    this.#byClass.set(end.endClass, crossing);
    return crossing;
  }

  /** How many of these ends have each crossing. The list must not change. */
  count(ids: readonly EndId[]): ReadonlyMap<Crossing<Way>, number> {
    const known = this.#counts.get(ids);
    if (known) return known;
    const counts = new Map<Crossing<Way>, number>();
    for (const id of ids) {
      const crossing = this.of(id);
      counts.set(crossing, (counts.get(crossing) ?? 0) + 1);
    }
    this.#counts.set(ids, counts);
    return counts;
  }

  #wayOf({ id, endClass }: ClassedEnd, stack: Stack): Keyed<Way> {
    const kind = this.#kindOf(endClass);
    const known = this.#byKind.get(kind) ?? this.#decide(id, stack);
    this.#byKind.set(kind, known);
    return known;
  }
}

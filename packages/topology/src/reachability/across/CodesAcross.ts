import { CodeAnswer } from '../Answer.ts';
import type { CodeCounts, MatrixCodes } from '../matrix/MatrixCodes.ts';
import type { Reachability } from '../Reachability.ts';
import type { EndId } from '../Verdict.ts';
import { commonMachine, decideBetweenHosts } from './decideBetweenHosts.ts';
import type { Entering, Hosts, Leaving } from './decideBetweenHosts.ts';
import { EngineBorder } from './EngineBorder.ts';
import type { Crossing } from './EngineBorder.ts';

type AcrossCode = keyof CodeCounts;

/**
 * R302: the verdict codes from the ends of one engine to those of another, each decided when it is asked for, and once for
 * all pairs of which the one leaves and the other is entered in the same way. An end is a container or `host`: the outside
 * is the same for both engines.
 */
export class CodesAcross {
  readonly #from: EngineBorder;
  readonly #to: EngineBorder;
  readonly #hosts: Hosts;
  readonly #codes = new Map<Crossing<Leaving>, Map<Crossing<Entering>, AcrossCode>>();

  constructor(from: EngineBorder, to: EngineBorder) {
    this.#from = from;
    this.#to = to;
    const [here, there] = [from.reachability.index, to.reachability.index];
    const machine = commonMachine(here, there);
    this.#hosts = { from: here.engine.name, to: there.engine.name, machine };
  }

  code(from: EndId, to: EndId): AcrossCode {
    return this.#codeOf(this.#from.leaving.of(from), this.#to.entering.of(to));
  }

  /** R261: counts the codes of all pairs of two lists, which must not change. */
  count(from: readonly EndId[], to: readonly EndId[]): CodeCounts {
    const counts: CodeCounts = { a: 0, p: 0, b: 0, u: 0 };
    const targets = this.#to.entering.count(to);
    for (const [leaving, sources] of this.#from.leaving.count(from))
      for (const [entering, many] of targets) counts[this.#codeOf(leaving, entering)] += sources * many;
    return counts;
  }

  #codeOf(leaving: Crossing<Leaving>, entering: Crossing<Entering>): AcrossCode {
    const codes = this.#codes.get(leaving) ?? new Map<Crossing<Entering>, AcrossCode>();
    this.#codes.set(leaving, codes);
    const code = codes.get(entering) ?? this.#decide(leaving, entering);
    codes.set(entering, code);
    return code;
  }

  #decide(leaving: Crossing<Leaving>, entering: Crossing<Entering>): AcrossCode {
    if (!leaving.way || !entering.way) return 'b';
    if (leaving.swarmNetworks.some((id) => entering.swarmNetworks.includes(id))) return 'a';
    const answer = new CodeAnswer();
    decideBetweenHosts(leaving.way, entering.way, this.#hosts, answer);
    return answer.code;
  }
}

const borders = new WeakMap<MatrixCodes, EngineBorder>();
const kept = new WeakMap<EngineBorder, WeakMap<EngineBorder, CodesAcross>>();

/** R302: returns the codes from one engine to another: the same object until a code of one of the two engines can differ. */
export function codesAcross(from: Reachability, to: Reachability): CodesAcross {
  const [source, target] = [borderOf(from), borderOf(to)];
  const fromSource = kept.get(source) ?? new WeakMap<EngineBorder, CodesAcross>();
  kept.set(source, fromSource);
  const codes = fromSource.get(target) ?? new CodesAcross(source, target);
  fromSource.set(target, codes);
  return codes;
}

function borderOf(reachability: Reachability): EngineBorder {
  const border = borders.get(reachability.codes) ?? new EngineBorder(reachability);
  borders.set(reachability.codes, border);
  return border;
}

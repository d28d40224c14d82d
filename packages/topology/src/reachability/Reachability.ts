import type { Touched } from '../keyed/ChangeLog.ts';
import { keep } from '../keyed/keep.ts';
import { Names } from '../names/Names.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { lazyReason, CodeAnswer, VerdictAnswer } from './Answer.ts';
import type { Answer, LazyReason } from './Answer.ts';
import type { ResolvedEnd } from './ends/EndResolver.ts';
import type { Stack } from './ends/Stack.ts';
import { KeptParts } from './KeptParts.ts';
import type { MatrixCodes } from './matrix/MatrixCodes.ts';
import { decidePair } from './rules/decidePair.ts';
import { decideSharedNetworks } from './rules/decideSharedNetworks.ts';
import type { End, Question } from './rules/Question.ts';
import type { EndId, Verdict, VerdictCode } from './Verdict.ts';

/** R200: decides which ends reach which, and why, from the engine's state. Create one per topology, and advance it by changes. */
export class Reachability {
  readonly #kept: KeptParts;

  constructor(
    readonly index: TopologyIndex,
    readonly names = new Names(index),
    kept = new KeptParts(index),
  ) {
    this.#kept = kept;
  }

  /** R212: the verdict codes of all pairs. They are the same object until a code that was asked for can differ. */
  get codes(): MatrixCodes {
    return this.#kept.codes(this.index, {
      codeOf: (from, to) => this.verdictCode(from, to),
      isOpen: (networkId, from, to) => this.#isOpen(networkId, from, to),
    });
  }

  /** Every path from one end to the other, or the reasons why there is none. */
  verdict(from: EndId, to: EndId): Verdict {
    return this.#explain(from, to, this.#kept.ends.of(to));
  }

  /** R202: the verdict on what the kernel of `to` answers without its processes: for a paused container, as if it were not paused. */
  verdictOfKernel(from: EndId, to: EndId): Verdict {
    const target = this.#kept.ends.of(to);
    // Of the ends with an obstacle, only paused containers have a stack.
    return this.#explain(from, to, target.stack ? { ...target, obstacle: null } : target);
  }

  /** The verdict as one character; `.` for an end and itself. */
  verdictCode(from: EndId, to: EndId): VerdictCode {
    if (from === to) return '.';
    const answer = new CodeAnswer();
    this.#ask(from, to, this.#kept.ends.of(to), answer);
    return answer.code;
  }

  /**
   * R212: the verdicts after a change, at the cost of what it touches. Nothing may be asked of this object afterwards.
   * @param index as it is after the change
   * @param touched what was touched since this object's index
   */
  advance(index: TopologyIndex, touched: Touched): Reachability {
    return new Reachability(index, new Names(index), this.#kept.follow(index, touched));
  }

  /** The network stack in which the end can send and answer; `null` without one. */
  usableStack(id: EndId): Stack | null {
    return usableEnd(this.#kept.ends.of(id))?.stack ?? null;
  }

  /** R203: decides as if the network were the only one that they have in common. */
  #isOpen(networkId: string, fromId: EndId, toId: EndId): boolean {
    const [from, to] = [usableEnd(this.#kept.ends.of(fromId)), usableEnd(this.#kept.ends.of(toId))];
    const endpoint = from?.stack.endpoints.get(networkId);
    if (!from || !to || !endpoint) return false;
    const answer = new CodeAnswer();
    const stack = { ...from.stack, endpoints: new Map([[networkId, endpoint]]) };
    decideSharedNetworks(this.#toQuestion(fromId, toId, { ...from, stack }, to), answer);
    return answer.code === 'a';
  }

  #toQuestion(fromId: EndId, toId: EndId, from: End, to: End): Question {
    return { index: this.index, names: this.names, hostPaths: this.#kept.hostPaths, fromId, toId, from, to };
  }

  /** The reason where no rule reported anything: networks without addresses of either family. */
  #noPathReason(fromId: EndId, toId: EndId): LazyReason {
    const [from, to] = [this.#kept.ends.of(fromId).name, this.#kept.ends.of(toId).name];
    return lazyReason('no-common-network', () => `Docker provides no path from ${from} to ${to}.`);
  }

  #explain(from: EndId, to: EndId, target: ResolvedEnd): Verdict {
    const answer = new VerdictAnswer();
    this.#ask(from, to, target, answer);
    if (answer.isEmpty) answer.block(this.#noPathReason(from, to));
    return answer.toVerdict(from, to);
  }

  #ask(fromId: EndId, toId: EndId, target: ResolvedEnd, answer: Answer): void {
    const source = this.#kept.ends.of(fromId);
    const [from, to] = [usableEnd(source), usableEnd(target)];
    if (!from || !to) {
      explainObstacles(source, target, answer);
    } else if (from.stack === to.stack) {
      if (from.stack.kind === 'outside')
        answer.markUnknown(
          lazyReason('needs-route', () => 'Docker does not control traffic beyond the host.'),
        );
      else withinStack(fromId, toId, from, to, answer);
    } else {
      decidePair(this.#toQuestion(fromId, toId, from, to), answer);
    }
  }
}

/** The verdicts of a topology. They are kept through changes, so that all who ask share them. */
export const reachabilityOf = keep(
  (index) => new Reachability(index),
  (last, index, touched) => last.advance(index, touched),
);

/** The end if it has a stack and can use it, else `null`. */
const usableEnd = ({ stack, obstacle, name }: ResolvedEnd): End | null =>
  stack && !obstacle ? { name, stack } : null;

/** R203: two ends in one network stack always reach each other. */
function withinStack(fromId: string, toId: string, from: End, to: End, answer: Answer): void {
  const sentence = () =>
    fromId === toId
      ? `${from.name} reaches itself.`
      : `${from.name} and ${to.name} use the same network stack: they reach each other’s ports on 127.0.0.1.`;
  const addresses = ['127.0.0.1'];
  answer.allow(
    'a',
    () => ({ kind: 'loopback', certainty: 'engine', addresses }),
    lazyReason('same-stack', sentence),
  );
}

/**
 * R202: reports the obstacles of both ends. Two sharers that are still in a former stack of one owner may share it, but
 * the engine does not report which former stack each is in.
 */
function explainObstacles(source: ResolvedEnd, target: ResolvedEnd, answer: Answer): void {
  if (source.obstacle) answer.block(source.obstacle);
  if (target.obstacle) answer.block(target.obstacle);
  const owner = source.formerStackOwner;
  if (owner === null || owner !== target.formerStackOwner || !source.obstacle) return;
  const sentence = () =>
    `The engine does not report whether ${source.name} and ${target.name} are still in the same stack.`;
  answer.markUnknown(lazyReason('stack-gone', sentence));
}

import { Names } from '../names/Names.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { lazyReason, CodeAnswer, VerdictAnswer } from './Answer.ts';
import type { Answer, LazyReason } from './Answer.ts';
import { decidePair } from './rules/decidePair.ts';
import { HostPathFinder } from './ends/HostPathFinder.ts';
import { MatrixCodes } from './matrix/MatrixCodes.ts';
import { EndResolver } from './ends/EndResolver.ts';
import type { ResolvedEnd } from './ends/EndResolver.ts';
import type { End } from './rules/Question.ts';
import type { EndId, Verdict, VerdictCode } from './Verdict.ts';

/** R200: who reaches whom, by what the engine's state allows, and why. Build one for a topology, then ask. */
export class Reachability {
  readonly names: Names;
  readonly #ends: EndResolver;
  readonly #hostPaths: HostPathFinder;

  constructor(
    readonly index: TopologyIndex,
    names = new Names(index),
  ) {
    this.names = names;
    this.#ends = new EndResolver(index);
    this.#hostPaths = new HostPathFinder(index);
  }

  /** Every way from one end to the other, or why there is none. */
  verdict(from: EndId, to: EndId): Verdict {
    return this.#explain(from, to, this.#ends.of(to));
  }

  /** R202: the verdict on what the kernel of `to` answers by itself, even while `to` is paused. */
  verdictOfKernel(from: EndId, to: EndId): Verdict {
    const target = this.#ends.of(to);
    // Of those with an obstacle only paused ones have a stack.
    return this.#explain(from, to, target.stack ? { ...target, obstacle: null } : target);
  }

  /** The verdict as one character; `.` for an end and itself. */
  verdictCode(from: EndId, to: EndId): VerdictCode {
    if (from === to) return '.';
    const answer = new CodeAnswer();
    this.#ask(from, to, this.#ends.of(to), answer);
    return answer.code;
  }

  /** R212: one row of the matrix a step, a source each; a character a target, in the order of `ids`. */
  rows(ids: readonly EndId[]): Generator<string> {
    const places = ids.map((id) => ({ id, place: this.#ends.of(id) }));
    const board = new MatrixCodes(places, (from, to) => this.verdictCode(from, to));
    return board.rows();
  }

  /** Where no rule has a word: networks without addresses of either family. */
  #noPathReason(fromId: EndId, toId: EndId): LazyReason {
    const [from, to] = [this.#ends.of(fromId).name, this.#ends.of(toId).name];
    return lazyReason('no-common-network', () => `Docker opens no way from ${from} to ${to}.`);
  }

  #explain(from: EndId, to: EndId, target: ResolvedEnd): Verdict {
    const answer = new VerdictAnswer();
    this.#ask(from, to, target, answer);
    if (answer.isEmpty) answer.block(this.#noPathReason(from, to));
    return answer.toVerdict(from, to);
  }

  #ask(fromId: EndId, toId: EndId, target: ResolvedEnd, answer: Answer): void {
    const source = this.#ends.of(fromId);
    const [from, to] = [standing(source), standing(target)];
    if (!from || !to) {
      explainObstacles(source, target, answer);
    } else if (from.stack === to.stack) {
      if (from.stack.kind === 'outside')
        answer.markUnknown(lazyReason('needs-route', () => 'Beyond the host Docker decides nothing.'));
      else withinStack(fromId, toId, from, to, answer);
    } else {
      decidePair(
        { index: this.index, names: this.names, hostPaths: this.#hostPaths, fromId, toId, from, to },
        answer,
      );
    }
  }
}

/** An end that has a stack and can use it. */
const standing = ({ stack, obstacle, name }: ResolvedEnd): End | null =>
  stack && !obstacle ? { name, stack } : null;

/** R203 */
function withinStack(fromId: string, toId: string, from: End, to: End, answer: Answer): void {
  const sentence = () =>
    fromId === toId
      ? `${from.name} reaches itself.`
      : `${from.name} and ${to.name} use one network stack: what listens there is on 127.0.0.1 for both.`;
  const addresses = ['127.0.0.1'];
  answer.allow(
    'a',
    () => ({ kind: 'loopback', certainty: 'engine', addresses }),
    lazyReason('same-stack', sentence),
  );
}

/** R202; two who sit in what is left of one stack may still share it, and the engine does not tell. */
function explainObstacles(source: ResolvedEnd, target: ResolvedEnd, answer: Answer): void {
  if (source.obstacle) answer.block(source.obstacle);
  if (target.obstacle) answer.block(target.obstacle);
  const owner = source.formerStackOwner;
  if (owner === null || owner !== target.formerStackOwner || !source.obstacle) return;
  const sentence = () =>
    `Whether ${source.name} and ${target.name} sit in the same one, the engine does not tell.`;
  answer.markUnknown(lazyReason('stack-gone', sentence));
}

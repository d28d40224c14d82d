import { Names } from '../names/Names.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { because, LetterAnswer, VerdictAnswer } from './Answer.ts';
import type { Answer, Because } from './Answer.ts';
import { decide } from './decide.ts';
import { HostWayFinder } from './HostWays.ts';
import { LetterBoard } from './LetterBoard.ts';
import { Places } from './Places.ts';
import type { Place } from './Places.ts';
import type { End } from './Question.ts';
import type { EndpointRef, Verdict, VerdictLetter } from './Verdict.ts';

/** R200: who reaches whom, by what the engine's state allows, and why. Build one for a topology, then ask. */
export class Reachability {
  readonly names: Names;
  readonly #places: Places;
  readonly #hostWays: HostWayFinder;

  constructor(
    readonly index: TopologyIndex,
    names = new Names(index),
  ) {
    this.names = names;
    this.#places = new Places(index);
    this.#hostWays = new HostWayFinder(index);
  }

  /** Every way from one end to the other, or why there is none. */
  verdict(from: EndpointRef, to: EndpointRef): Verdict {
    return this.#explain(from, to, this.#places.of(to));
  }

  /** R202: the verdict on what the kernel of `to` answers by itself, even while `to` is paused. */
  verdictOfKernel(from: EndpointRef, to: EndpointRef): Verdict {
    const target = this.#places.of(to);
    // Of those with an obstacle only paused ones have a stack.
    return this.#explain(from, to, target.stack ? { ...target, obstacle: null } : target);
  }

  /** The verdict as one character; `.` for an end and itself. */
  letter(from: EndpointRef, to: EndpointRef): VerdictLetter {
    if (from === to) return '.';
    const answer = new LetterAnswer();
    this.#ask(from, to, this.#places.of(to), answer);
    return answer.letter;
  }

  /** R212: one row of the matrix a step, a source each; a character a target, in the order of `ids`. */
  rows(ids: readonly EndpointRef[]): Generator<string> {
    const places = ids.map((id) => ({ id, place: this.#places.of(id) }));
    const board = new LetterBoard(places, (from, to) => this.letter(from, to));
    return board.rows();
  }

  /** Where no rule has a word: networks without addresses of either family. */
  #noWay(fromId: EndpointRef, toId: EndpointRef): Because {
    const [from, to] = [this.#places.of(fromId).name, this.#places.of(toId).name];
    return because('no-common-network', () => `Docker opens no way from ${from} to ${to}.`);
  }

  #explain(from: EndpointRef, to: EndpointRef, target: Place): Verdict {
    const answer = new VerdictAnswer();
    this.#ask(from, to, target, answer);
    if (answer.isEmpty) answer.close(this.#noWay(from, to));
    return answer.toVerdict(from, to);
  }

  #ask(fromId: EndpointRef, toId: EndpointRef, target: Place, answer: Answer): void {
    const source = this.#places.of(fromId);
    const [from, to] = [standing(source), standing(target)];
    if (!from || !to) {
      explainObstacles(source, target, answer);
    } else if (from.stack === to.stack) {
      if (from.stack.kind === 'outside')
        answer.doubt(because('needs-route', () => 'Beyond the host Docker decides nothing.'));
      else withinStack(fromId, toId, from, to, answer);
    } else {
      decide(
        { index: this.index, names: this.names, hostWays: this.#hostWays, fromId, toId, from, to },
        answer,
      );
    }
  }
}

/** An end that has a stack and can use it. */
const standing = ({ stack, obstacle, name }: Place): End | null =>
  stack && !obstacle ? { name, stack } : null;

/** R203 */
function withinStack(fromId: string, toId: string, from: End, to: End, answer: Answer): void {
  const sentence = () =>
    fromId === toId
      ? `${from.name} reaches itself.`
      : `${from.name} and ${to.name} use one network stack: what listens there is on 127.0.0.1 for both.`;
  const addresses = ['127.0.0.1'];
  answer.open(
    'a',
    () => ({ kind: 'loopback', certainty: 'engine', addresses }),
    because('same-stack', sentence),
  );
}

/** R202; two who sit in what is left of one stack may still share it, and the engine does not tell. */
function explainObstacles(source: Place, target: Place, answer: Answer): void {
  if (source.obstacle) answer.close(source.obstacle);
  if (target.obstacle) answer.close(target.obstacle);
  const owner = source.remainsOf;
  if (owner === null || owner !== target.remainsOf || !source.obstacle) return;
  const sentence = () =>
    `Whether ${source.name} and ${target.name} sit in the same one, the engine does not tell.`;
  answer.doubt(because('stack-gone', sentence));
}

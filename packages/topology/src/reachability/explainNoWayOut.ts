import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import type { Question } from './Question.ts';

/** Why a container does not get to the host. */
export function explainNoWayOut({ from, hostWays }: Question, answer: Answer): void {
  for (const closed of hostWays.of(from.stack).closed) answer.close(closed);
  if (from.stack.seats.size > 0) return;
  const why = from.stack.isClosed
    ? because('no-stack', () => `${from.name} was made without a network (mode none).`)
    : because('no-common-network', () => `${from.name} is on no network.`);
  answer.close(why);
}

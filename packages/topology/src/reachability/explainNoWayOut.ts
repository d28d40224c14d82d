import { lazyReason } from './Answer.ts';
import type { Answer } from './Answer.ts';
import type { Question } from './rules/Question.ts';

/** Why a container does not get to the host. */
export function blockWithoutHostPath({ from, hostPaths }: Question, answer: Answer): void {
  for (const closed of hostPaths.of(from.stack).blocked) answer.block(closed);
  if (from.stack.endpoints.size > 0) return;
  const why = from.stack.isModeNone
    ? lazyReason('no-stack', () => `${from.name} was made without a network (mode none).`)
    : lazyReason('no-common-network', () => `${from.name} is on no network.`);
  answer.block(why);
}

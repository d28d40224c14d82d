import { innerHostReason } from '../../traits/engineTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import type { HostPath } from '../ends/HostPathFinder.ts';
import type { Question } from './Question.ts';

/** R205: decides if a container reaches the host's stack. */
export function decideToHost(question: Question, answer: Answer): void {
  const { from, to, hostPaths, index } = question;
  const paths = hostPaths.of(from.stack);
  for (const reason of paths.unknown) answer.markUnknown(reason);
  if (to.stack.kind === 'host') {
    const why = innerHostReason(index.engine) ?? '';
    const sentence = () => `${why}: the machine itself is outside its inner network.`;
    answer.markUnknown(lazyReason('rootless', sentence));
    return;
  }
  for (const [id, onNetwork] of groupByNetwork(paths.allowed)) {
    const reason = lazyReason(
      'host-stack',
      () => `${from.name} reaches the host through the gateway of ${onNetwork[0]?.network.name ?? id}.`,
      id,
    );
    const addresses = () => onNetwork.map(({ address }) => address()).filter((address) => address !== null);
    answer.allow(
      'a',
      () => ({ kind: 'host', networkId: id, certainty: 'engine', addresses: addresses() }),
      reason,
    );
  }
  if (paths.allowed.length === 0) blockWithoutHostPath(question, answer);
}

function groupByNetwork(paths: readonly HostPath[]): Map<string, HostPath[]> {
  const groups = new Map<string, HostPath[]>();
  for (const path of paths) groups.set(path.network.id, [...(groups.get(path.network.id) ?? []), path]);
  return groups;
}

/** Reports the reasons why a container has no path to the host. */
export function blockWithoutHostPath({ from, hostPaths }: Question, answer: Answer): void {
  for (const reason of hostPaths.of(from.stack).blocked) answer.block(reason);
  if (from.stack.endpoints.size > 0) return;
  const why = from.stack.isModeNone
    ? lazyReason('no-stack', () => `${from.name} was created without a network (mode none).`)
    : lazyReason('no-common-network', () => `${from.name} is not on any network.`);
  answer.block(why);
}

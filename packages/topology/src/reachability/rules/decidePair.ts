import { innerHostReason } from '../../traits/engineTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import type { Path } from '../Verdict.ts';
import { decideFromHost } from './decideFromHost.ts';
import { decideFromOutside } from './decideFromOutside.ts';
import { decidePublishedPorts } from './decidePublishedPorts.ts';
import { decideRoutedNetworks } from './decideRoutedNetworks.ts';
import { decideSharedNetworks } from './decideSharedNetworks.ts';
import { decideToHost } from './decideToHost.ts';
import { decideToOutside } from './decideToOutside.ts';
import type { Question } from './Question.ts';

/** R200: applies the rules that concern a pair of different network stacks, depending on what the two stacks are. */
export function decidePair(question: Question, answer: Answer): void {
  const { from, to, index } = question;
  const [source, target] = [from.stack.kind, to.stack.kind];
  if (target === 'outside') {
    if (source === 'own') decideToOutside(question, answer);
    else decideBetweenHostAndOutside(answer);
    return;
  }
  if (target !== 'own') {
    if (source === 'own') decideToHost(question, answer);
    else if (source === 'outside' && isMachinesOwnStack(question)) decideBetweenHostAndOutside(answer);
    else decideToInnerHost(question, answer);
    return;
  }
  if (to.stack.isModeNone) {
    answer.block(lazyReason('no-stack', () => `${to.name} was created without a network (mode none).`));
    return;
  }
  if (source === 'own') {
    decideSharedNetworks(question, answer);
    decideRoutedNetworks(question, answer);
    // R216
    if (index.engine.product === 'podman') {
      answer.markUnknown(
        lazyReason('unproven-engine', () => 'Portolan has not verified how Podman isolates networks.'),
      );
    }
  } else if (source === 'outside') {
    decideFromOutside(question, answer);
  } else {
    decideFromHost(question, answer);
  }
  decidePublishedPorts(question, answer);
}

/** True if the target is the machine's own stack. With an inner host, the stack of host mode is another one. */
const isMachinesOwnStack = ({ to, index }: Question): boolean =>
  to.stack.kind === 'host' || innerHostReason(index.engine) === null;

/** Docker Desktop can be set to make host mode reachable from the machine (4.34). The engine does not report that setting. */
function decideToInnerHost({ index }: Question, answer: Answer): void {
  const { engine } = index;
  const why = innerHostReason(engine) ?? '';
  const reason = lazyReason('rootless', () => `${why}: host mode uses an inner network, not the machine’s.`);
  if (engine.rootless) answer.block(reason);
  else answer.markUnknown(reason);
}

/** Docker does not control traffic between the host and the outside. */
function decideBetweenHostAndOutside(answer: Answer): void {
  const path = (): Path => ({ kind: 'host', networkId: null, certainty: 'declared', addresses: [] });
  const sentence = () =>
    'The host’s routes and firewall decide between the host and the outside, not Docker.';
  answer.allow('a', path, lazyReason('host-stack', sentence));
}

import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { decideFromHost } from './decideFromHost.ts';
import { decideFromOutside } from './decideFromOutside.ts';
import { decideSharedNetworks } from './decideSharedNetworks.ts';
import type { Question } from './Question.ts';
import { decideToHost } from './decideToHost.ts';
import { decidePublishedPorts } from './decidePublishedPorts.ts';
import { decideRoutedNetworks } from './decideRoutedNetworks.ts';
import { decideToOutside } from './decideToOutside.ts';
import type { Path } from '../Verdict.ts';
import { innerHostReason } from '../../traits/engineTraits.ts';

/** R200: every way between two different stacks, by where they stand. */
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
    answer.block(lazyReason('no-stack', () => `${to.name} was made without a network (mode none).`));
    return;
  }
  if (source === 'own') {
    decideSharedNetworks(question, answer);
    decideRoutedNetworks(question, answer);
    if (index.topology.engine.product === 'podman') {
      answer.markUnknown(
        lazyReason('unproven-engine', () => 'How Podman keeps networks apart was never tried here.'),
      );
    }
  } else if (source === 'outside') {
    decideFromOutside(question, answer);
  } else {
    decideFromHost(question, answer);
  }
  decidePublishedPorts(question, answer);
}

/** Whether the target is the machine's own stack, which host mode is not where the engine has an inner host. */
const isMachinesOwnStack = ({ to, index }: Question): boolean =>
  to.stack.kind === 'host' || innerHostReason(index.topology.engine) === null;

/** Docker Desktop can be told to open host mode to the machine (4.34); the engine does not tell. */
function decideToInnerHost({ index }: Question, answer: Answer): void {
  const { engine } = index.topology;
  const why = innerHostReason(engine) ?? '';
  const reason = lazyReason('rootless', () => `${why}: its host mode is an inner network of its own.`);
  if (engine.rootless) answer.block(reason);
  else answer.markUnknown(reason);
}

/** Between the host and the outside Docker decides nothing. */
function decideBetweenHostAndOutside(answer: Answer): void {
  const path = (): Path => ({ kind: 'host', networkId: null, certainty: 'declared', addresses: [] });
  const sentence = () =>
    'Between the host and the outside Docker decides nothing: the host’s routes and firewall do.';
  answer.allow('a', path, lazyReason('host-stack', sentence));
}

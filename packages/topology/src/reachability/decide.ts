import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import { fromHost } from './fromHost.ts';
import { fromOutside } from './fromOutside.ts';
import { meetOnNetworks } from './meetOnNetworks.ts';
import type { Question } from './Question.ts';
import { reachHost } from './reachHost.ts';
import { reachPublished } from './reachPublished.ts';
import { reachRouted } from './reachRouted.ts';
import { toOutside } from './toOutside.ts';
import type { Path } from './Verdict.ts';
import { whyInnerHost } from './whyInnerHost.ts';

/** R200: every way between two different stacks, by where they stand. */
export function decide(question: Question, answer: Answer): void {
  const { from, to, index } = question;
  const [source, target] = [from.stack.kind, to.stack.kind];
  if (target === 'outside') {
    if (source === 'own') toOutside(question, answer);
    else beyondTheHost(answer);
    return;
  }
  if (target !== 'own') {
    if (source === 'own') reachHost(question, answer);
    else if (source === 'outside' && isMachine(question)) beyondTheHost(answer);
    else toInnerHost(question, answer);
    return;
  }
  if (to.stack.isClosed) {
    answer.close(because('no-stack', () => `${to.name} was made without a network (mode none).`));
    return;
  }
  if (source === 'own') {
    meetOnNetworks(question, answer);
    reachRouted(question, answer);
    if (index.topology.engine.product === 'podman') {
      answer.doubt(because('unproven-engine', () => 'How Podman keeps networks apart was never tried here.'));
    }
  } else if (source === 'outside') {
    fromOutside(question, answer);
  } else {
    fromHost(question, answer);
  }
  reachPublished(question, answer);
}

/** Whether the target is the machine's own stack, which host mode is not where the engine has an inner host. */
const isMachine = ({ to, index }: Question): boolean =>
  to.stack.kind === 'host' || whyInnerHost(index.topology.engine) === null;

/** Docker Desktop can be told to open host mode to the machine (4.34); the engine does not tell. */
function toInnerHost({ index }: Question, answer: Answer): void {
  const { engine } = index.topology;
  const why = whyInnerHost(engine) ?? '';
  const reason = because('rootless', () => `${why}: its host mode is an inner network of its own.`);
  if (engine.rootless) answer.close(reason);
  else answer.doubt(reason);
}

/** Between the host and the outside Docker decides nothing. */
function beyondTheHost(answer: Answer): void {
  const path = (): Path => ({ kind: 'host', networkId: null, certainty: 'declared', addresses: [] });
  const sentence = () =>
    'Between the host and the outside Docker decides nothing: the host’s routes and firewall do.';
  answer.open('a', path, because('host-stack', sentence));
}

import type { Engine } from '../model.ts';
import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import { hostAbsence } from './hostAbsence.ts';
import { FAMILIES, segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import type { Question } from './Question.ts';
import { addressesOf, hasFamily } from './Stack.ts';
import type { Seat } from './Stack.ts';
import { whyInnerHost } from './whyInnerHost.ts';

/** R209: from the host's stack onto its bridges. */
export function fromHost(question: Question, answer: Answer): void {
  const { from, to, index } = question;
  if (from.stack.kind === 'host') {
    const why = whyInnerHost(index.topology.engine) ?? '';
    const sentence = () => `${why}: addresses of containers exist only in its inner network.`;
    answer.close(because('rootless', sentence));
    return;
  }
  if (to.stack.seats.size === 0) {
    answer.close(because('no-common-network', () => `${to.name} is on no network.`));
  }
  for (const seat of to.stack.seats.values()) onto(question, answer, seat);
}

function onto({ index, to, hostWays }: Question, answer: Answer, seat: Seat): void {
  const { network } = seat;
  const { id, name } = network;
  switch (segmentOf(network)) {
    case 'parent': {
      const sentence = () =>
        `${name} (${network.driver}) hangs on an interface of the host, by which the host itself cannot reach its members.`;
      answer.close(because('parent-interface', sentence, id));
      return;
    }
    case 'plugin':
      answer.doubt(
        because(
          'declared-driver',
          () => `Whether the host is on ${name}, its driver ${network.driver} decides.`,
          id,
        ),
      );
      return;
    case 'overlay':
      if (to.stack.gateway === seat && !network.internal) {
        const bridge = hostWays.gatewayBridge()?.id ?? id;
        open(
          answer,
          bridge,
          [],
          () => `${to.name} is also on docker_gwbridge, at an address that the engine does not tell.`,
        );
      } else {
        answer.close(because('no-common-network', () => `The host is not on the overlay ${name}.`, id));
      }
      return;
    case 'bridge':
      ontoBridge(index.topology.engine, answer, seat);
  }
}

function ontoBridge(engine: Engine, answer: Answer, seat: Seat): void {
  const { network } = seat;
  const { id, name } = network;
  const met: Family[] = [];
  for (const family of FAMILIES) {
    if (!hasFamily(seat, family)) continue;
    const absence = hostAbsence(engine, network, family);
    if (absence) answer.close(absence);
    else met.push(family);
  }
  if (met.length > 0)
    open(answer, id, addressesOf(seat, met), () => `The host is on the bridge of ${name} itself.`);
}

function open(answer: Answer, networkId: string, addresses: string[], sentence: () => string): void {
  answer.open(
    'a',
    () => ({ kind: 'network', networkId, certainty: 'engine', addresses, names: [], ports: null }),
    because('host-on-bridge', sentence, networkId),
  );
}

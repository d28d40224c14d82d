import type { Engine } from '../../model.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import { FAMILIES, segmentOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import type { Question } from './Question.ts';
import { addressesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { innerHostReason } from '../../traits/engineTraits.ts';

/** R209: from the host's stack onto its bridges. */
export function decideFromHost(question: Question, answer: Answer): void {
  const { from, to, index } = question;
  if (from.stack.kind === 'host') {
    const why = innerHostReason(index.topology.engine) ?? '';
    const sentence = () => `${why}: addresses of containers exist only in its inner network.`;
    answer.block(lazyReason('rootless', sentence));
    return;
  }
  if (to.stack.endpoints.size === 0) {
    answer.block(lazyReason('no-common-network', () => `${to.name} is on no network.`));
  }
  for (const endpoint of to.stack.endpoints.values()) decideNetwork(question, answer, endpoint);
}

function decideNetwork({ index, to, hostPaths }: Question, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  switch (segmentOf(network)) {
    case 'parent': {
      const sentence = () =>
        `${name} (${network.driver}) hangs on an interface of the host, by which the host itself cannot reach its members.`;
      answer.block(lazyReason('parent-interface', sentence, id));
      return;
    }
    case 'plugin':
      answer.markUnknown(
        lazyReason(
          'declared-driver',
          () => `Whether the host is on ${name}, its driver ${network.driver} decides.`,
          id,
        ),
      );
      return;
    case 'overlay':
      if (to.stack.gateway === endpoint && !network.internal) {
        const bridge = hostPaths.gatewayBridge()?.id ?? id;
        allowOnBridge(
          answer,
          bridge,
          [],
          () => `${to.name} is also on docker_gwbridge, at an address that the engine does not tell.`,
        );
      } else {
        answer.block(lazyReason('no-common-network', () => `The host is not on the overlay ${name}.`, id));
      }
      return;
    case 'bridge':
      decideBridge(index.topology.engine, answer, endpoint);
  }
}

function decideBridge(engine: Engine, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  const met: Family[] = [];
  for (const family of FAMILIES) {
    if (!hasFamily(endpoint, family)) continue;
    const absence = noHostAddressReason(engine, network, family);
    if (absence) answer.block(absence);
    else met.push(family);
  }
  if (met.length > 0)
    allowOnBridge(
      answer,
      id,
      addressesOf(endpoint, met),
      () => `The host is on the bridge of ${name} itself.`,
    );
}

function allowOnBridge(answer: Answer, networkId: string, addresses: string[], sentence: () => string): void {
  answer.allow(
    'a',
    () => ({ kind: 'network', networkId, certainty: 'engine', addresses, names: [], ports: null }),
    lazyReason('host-on-bridge', sentence, networkId),
  );
}

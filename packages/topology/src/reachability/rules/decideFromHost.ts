import { addressesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { Engine } from '../../model.ts';
import { innerHostReason } from '../../traits/engineTraits.ts';
import { FAMILIES, driverKindOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import type { Question } from './Question.ts';

/** R209: decides if the host's stack reaches a container's own addresses. */
export function decideFromHost(question: Question, answer: Answer): void {
  const { from, to, index } = question;
  if (from.stack.kind === 'host') {
    const why = innerHostReason(index.engine) ?? '';
    const sentence = () => `${why}: container addresses exist only in its inner network.`;
    answer.block(lazyReason('rootless', sentence));
    return;
  }
  if (to.stack.endpoints.size === 0) {
    answer.block(lazyReason('no-common-network', () => `${to.name} is not on any network.`));
  }
  for (const endpoint of to.stack.endpoints.values()) decideNetwork(question, answer, endpoint);
}

function decideNetwork({ index, to, hostPaths }: Question, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  switch (driverKindOf(network)) {
    case 'parent': {
      const sentence = () =>
        `${name} (${network.driver}) uses a parent interface, through which the host itself cannot reach its members.`;
      answer.block(lazyReason('parent-interface', sentence, id));
      return;
    }
    case 'plugin':
      answer.markUnknown(
        lazyReason(
          'declared-driver',
          () => `The driver ${network.driver} decides whether the host is on ${name}.`,
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
          () => `${to.name} is also on docker_gwbridge, at an address that the engine does not report.`,
        );
      } else {
        answer.block(
          lazyReason('no-common-network', () => `The host is not on the overlay network ${name}.`, id),
        );
      }
      return;
    case 'bridge':
      decideBridge(index.engine, answer, endpoint);
  }
}

function decideBridge(engine: Engine, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  const reached: Family[] = [];
  for (const family of FAMILIES) {
    if (!hasFamily(endpoint, family)) continue;
    const noAddress = noHostAddressReason(engine, network, family);
    if (noAddress) answer.block(noAddress);
    else reached.push(family);
  }
  if (reached.length > 0)
    allowOnBridge(
      answer,
      id,
      addressesOf(endpoint, reached),
      () => `The host itself is on the bridge of ${name}.`,
    );
}

function allowOnBridge(answer: Answer, networkId: string, addresses: string[], sentence: () => string): void {
  answer.allow(
    'a',
    () => ({ kind: 'network', networkId, certainty: 'engine', addresses, names: [], ports: null }),
    lazyReason('host-on-bridge', sentence, networkId),
  );
}

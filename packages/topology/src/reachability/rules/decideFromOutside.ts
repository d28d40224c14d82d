import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { filtersIPv6, protectsAddresses } from '../../traits/engineTraits.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import { FAMILIES, gatewayModeOf, isLayer3, segmentOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import type { Question } from './Question.ts';
import type { OpenPort } from '../Verdict.ts';
import { isOpenUnmapped } from '../../traits/portTraits.ts';
import { containerPortsOf } from '../ends/Stack.ts';
import { addressesOf, familiesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';

/** R211: from beyond the host to a container's own addresses. */
export function decideFromOutside(question: Question, answer: Answer): void {
  const { to } = question;
  if (to.stack.endpoints.size === 0) {
    answer.block(lazyReason('no-common-network', () => `${to.name} is on no network.`));
  }
  for (const endpoint of to.stack.endpoints.values()) decideNetwork(question, answer, endpoint);
}

function decideNetwork(question: Question, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  if (network.internal) {
    answer.block(lazyReason('internal', () => `${name} is internal: nothing leads into it.`, id));
    decideInternalIPv6(question, answer, endpoint);
    return;
  }
  switch (segmentOf(network)) {
    case 'parent':
      decideParent(answer, endpoint);
      return;
    case 'plugin':
      answer.markUnknown(
        lazyReason(
          'declared-driver',
          () => `Who gets into ${name}, its driver ${network.driver} decides.`,
          id,
        ),
      );
      return;
    case 'overlay':
      answer.block(lazyReason('no-common-network', () => `The outside is not on the overlay ${name}.`, id));
      return;
    case 'bridge':
      for (const family of familiesOf(endpoint)) decideBridge(question, answer, endpoint, family);
  }
}

/** R217 */
function decideInternalIPv6({ index }: Question, answer: Answer, endpoint: Endpoint): void {
  const { engine } = index.topology;
  const { network } = endpoint;
  if (engine.product !== 'docker' || filtersIPv6(engine)) return;
  if (segmentOf(network) !== 'bridge' || !hasFamily(endpoint, 6)) return;
  answer.markUnknown(
    lazyReason('forward-policy', () => `Before 27.0 IPv6 may pass into ${network.name}.`, network.id),
  );
}

function decideParent(answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  const parent = network.options['parent'];
  if (!parent) {
    answer.block(
      lazyReason(
        'parent-interface',
        () => `${name} hangs on no interface of the host: nothing leads into it.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    lazyReason(
      'parent-interface',
      () => `Members of ${name} stand in the segment of ${parent} with addresses of their own.`,
      id,
    ),
  ];
  if (isLayer3(network))
    reasons.push(lazyReason('needs-route', () => `The outside needs a route to ${name} by the host.`, id));
  answer.allow(
    'a',
    () => ({
      kind: 'network',
      networkId: id,
      certainty: 'declared',
      addresses: addressesOf(endpoint, FAMILIES),
      names: [],
      ports: null,
    }),
    ...reasons,
  );
}

/** Whoever has a route to a bridge: before 28.0 the host's FORWARD policy decides, since then the gateway mode. */
function decideBridge({ index, to }: Question, answer: Answer, endpoint: Endpoint, family: Family): void {
  const { network } = endpoint;
  const { id, name } = network;
  const { engine } = index.topology;
  const mode = gatewayModeOf(engine, network, family);
  const needsRoute = lazyReason('needs-route', () => `The outside needs a route to ${name} by the host.`, id);
  const allowRouted = (code: 'a' | 'p', ports: OpenPort[] | null, reason: () => string) =>
    answer.allow(
      code,
      () => ({
        kind: 'routed',
        networkId: id,
        ports,
        certainty: 'declared',
        addresses: addressesOf(endpoint, [family]),
      }),
      lazyReason('routed-network', reason, id),
      needsRoute,
    );
  const absence = noHostAddressReason(engine, network, family);
  if (absence) {
    answer.block(absence);
  } else if (engine.product === 'podman') {
    answer.markUnknown(
      lazyReason('unproven-engine', () => `What Podman lets into ${name} was never tried here.`, id),
    );
  } else if (mode === 'routed') {
    const ports = containerPortsOf(
      to.stack.gateway === endpoint ? to.stack.ports.filter((port) => isOpenUnmapped(port, family)) : [],
    );
    if (ports.length > 0)
      allowRouted(
        'p',
        ports,
        () => `${name} is routed: published ports are open at ${to.name}’s own address.`,
      );
    else
      answer.block(
        lazyReason('routed-network', () => `${name} is routed, but ${to.name} publishes no port there.`, id),
      );
  } else if (mode === 'nat-unprotected') {
    allowRouted(
      'a',
      null,
      () => `${name} is not protected (nat-unprotected): every port is open to who has a route.`,
    );
  } else if (protectsAddresses(engine)) {
    answer.block(
      lazyReason(
        'engine-protects',
        () => `The engine drops what comes from outside for ${to.name}’s own address on ${name}.`,
        id,
      ),
    );
  } else {
    const sentence = () =>
      `Before 28.0 the host’s FORWARD policy decides who gets into ${name}, and Docker does not tell it.`;
    answer.markUnknown(lazyReason('forward-policy', sentence, id));
    answer.markUnknown(needsRoute);
  }
}

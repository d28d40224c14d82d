import { addressesOf, familiesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { filtersIPv6, protectsAddresses } from '../../traits/engineTraits.ts';
import { FAMILIES, gatewayModeOf, isLayer3, driverKindOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { isOpenUnmapped } from '../../traits/portTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import { containerPortsOf } from '../ends/Stack.ts';
import type { OpenPort } from '../Verdict.ts';
import type { Question } from './Question.ts';

/** R211: decides if the outside reaches a container's own addresses. */
export function decideFromOutside(question: Question, answer: Answer): void {
  const { to } = question;
  if (to.stack.endpoints.size === 0) {
    answer.block(lazyReason('no-common-network', () => `${to.name} is not on any network.`));
  }
  for (const endpoint of to.stack.endpoints.values()) decideNetwork(question, answer, endpoint);
}

function decideNetwork(question: Question, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name } = network;
  if (network.internal) {
    answer.block(lazyReason('internal', () => `${name} is internal: it has no route from the outside.`, id));
    decideInternalIPv6(question, answer, endpoint);
    return;
  }
  switch (driverKindOf(network)) {
    case 'parent':
      decideParent(answer, endpoint);
      return;
    case 'plugin':
      answer.markUnknown(
        lazyReason('declared-driver', () => `The driver ${network.driver} decides what enters ${name}.`, id),
      );
      return;
    case 'overlay':
      answer.block(
        lazyReason('no-common-network', () => `The outside is not on the overlay network ${name}.`, id),
      );
      return;
    case 'bridge':
      for (const family of familiesOf(endpoint)) decideBridge(question, answer, endpoint, family);
  }
}

/** R217: before 27.0, IPv6 may enter an internal bridge. */
function decideInternalIPv6({ index }: Question, answer: Answer, endpoint: Endpoint): void {
  const { engine } = index;
  const { network } = endpoint;
  if (engine.product !== 'docker' || filtersIPv6(engine)) return;
  if (driverKindOf(network) !== 'bridge' || !hasFamily(endpoint, 6)) return;
  answer.markUnknown(
    lazyReason('forward-policy', () => `Before 27.0, IPv6 traffic may enter ${network.name}.`, network.id),
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
        () => `${name} has no parent interface and so no route from the outside.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    lazyReason(
      'parent-interface',
      () => `Members of ${name} are in the network segment of ${parent} with their own addresses.`,
      id,
    ),
  ];
  if (isLayer3(network))
    reasons.push(
      lazyReason('needs-route', () => `The outside needs a route to ${name} through the host.`, id),
    );
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

/** For machines with a route to a bridge, the host's FORWARD policy decides before 28.0, and the gateway mode since then. */
function decideBridge({ index, to }: Question, answer: Answer, endpoint: Endpoint, family: Family): void {
  const { network } = endpoint;
  const { id, name } = network;
  const { engine } = index;
  const mode = gatewayModeOf(engine, network, family);
  const needsRoute = lazyReason(
    'needs-route',
    () => `The outside needs a route to ${name} through the host.`,
    id,
  );
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
  const noAddress = noHostAddressReason(engine, network, family);
  if (noAddress) {
    answer.block(noAddress);
  } else if (engine.product === 'podman') {
    // R216
    answer.markUnknown(
      lazyReason('unproven-engine', () => `Portolan has not verified what Podman lets into ${name}.`, id),
    );
  } else if (mode === 'routed') {
    const ports = containerPortsOf(
      to.stack.gateway === endpoint ? to.stack.ports.filter((port) => isOpenUnmapped(port, family)) : [],
    );
    if (ports.length > 0)
      allowRouted(
        'p',
        ports,
        () => `${name} is in routed mode: published ports are open at ${to.name}’s own address.`,
      );
    else
      answer.block(
        lazyReason(
          'routed-network',
          () => `${name} is in routed mode, but ${to.name} publishes no port there.`,
          id,
        ),
      );
  } else if (mode === 'nat-unprotected') {
    allowRouted(
      'a',
      null,
      () => `${name} is not protected (nat-unprotected): every port is open to machines with a route.`,
    );
  } else if (protectsAddresses(engine)) {
    answer.block(
      lazyReason(
        'engine-protects',
        () => `The engine drops traffic from outside to ${to.name}’s own address on ${name}.`,
        id,
      ),
    );
  } else {
    const sentence = () =>
      `Before 28.0, the host’s FORWARD policy decides what enters ${name}, and Docker does not report it.`;
    answer.markUnknown(lazyReason('forward-policy', sentence, id));
    answer.markUnknown(needsRoute);
  }
}

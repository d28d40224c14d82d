import { hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { Engine, Network } from '../../model.ts';
import { filtersIPv6, protectsAddresses } from '../../traits/engineTraits.ts';
import {
  FAMILIES,
  gatewayModeOf,
  isLayer3,
  isMasqueradeOff,
  driverKindOf,
} from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer, LazyReason } from '../Answer.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import type { Question } from './Question.ts';

/** R210: decides if a container reaches the outside: by its default gateway, or by a parent interface. */
export function decideToOutside(question: Question, answer: Answer): void {
  const { from } = question;
  const { gateway, endpoints } = from.stack;
  for (const endpoint of endpoints.values())
    if (driverKindOf(endpoint.network) === 'parent') decideParent(question, answer, endpoint);
  if (gateway) decideGateway(question, answer, gateway);
  for (const { network } of endpoints.values()) {
    if (network.internal) answer.block(internalReason(network));
  }
  if (gateway || endpoints.size > 0) return;
  const sentence = () =>
    `${from.name} ${from.stack.isModeNone ? 'was created without a network (mode none)' : 'is not on any network'}.`;
  answer.block(lazyReason(from.stack.isModeNone ? 'no-stack' : 'no-common-network', sentence));
}

const internalReason = ({ id, name }: { id: string; name: string }): LazyReason =>
  lazyReason('internal', () => `${name} is internal: it has no route to the outside.`, id);

function decideParent({ from }: Question, answer: Answer, { network }: Endpoint): void {
  const { id, name, internal } = network;
  if (internal) return;
  const parent = network.options['parent'];
  if (!parent) {
    answer.block(
      lazyReason(
        'parent-interface',
        () => `${name} has no parent interface and so no route to the outside.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    lazyReason(
      'parent-interface',
      () => `${from.name} is in the network segment of ${parent} through ${name}.`,
      id,
    ),
  ];
  if (isLayer3(network))
    reasons.push(lazyReason('needs-route', () => `Replies need a route to ${name} through the host.`, id));
  answer.allow(
    'a',
    () => ({ kind: 'network', networkId: id, certainty: 'declared', addresses: [], names: [], ports: null }),
    ...reasons,
  );
}

function decideGateway(question: Question, answer: Answer, endpoint: Endpoint): void {
  const { network } = endpoint;
  const { id, name, internal } = network;
  if (internal) {
    if (driverKindOf(network) === 'bridge') decideInternalIPv6(question, answer, endpoint);
    return;
  }
  const gateway = lazyReason(
    'through-gateway',
    () => `${question.from.name} reaches the outside through ${name}.`,
    id,
  );
  switch (driverKindOf(network)) {
    case 'parent':
      return;
    case 'plugin':
      answer.markUnknown(
        lazyReason('declared-driver', () => `The driver ${network.driver} decides what leaves ${name}.`, id),
      );
      return;
    case 'overlay':
      allowRouted(answer, question.hostPaths.gatewayBridge()?.id ?? id, gateway);
      return;
    case 'bridge':
      for (const family of FAMILIES)
        if (hasFamily(endpoint, family)) decideBridge(question, answer, endpoint, family, gateway);
  }
}

function decideBridge(
  { index, from }: Question,
  answer: Answer,
  { network }: Endpoint,
  family: Family,
  gateway: LazyReason,
): void {
  const { id, name } = network;
  const { engine } = index;
  const mode = gatewayModeOf(engine, network, family);
  const noAddress = noHostAddressReason(engine, network, family);
  if (noAddress) {
    answer.block(noAddress);
  } else if (keepsOwnAddress(engine, network, family)) {
    if (mode === 'nat' && protectsAddresses(engine)) {
      const sentence = () =>
        `Members of ${name} keep their own addresses (no masquerade), and the engine drops replies from outside to those.`;
      answer.block(lazyReason('masquerade-off', sentence, id));
    } else {
      const sentence = () => `${from.name} keeps its own address beyond ${name}: replies need a route to it.`;
      allowRouted(answer, id, gateway, lazyReason('needs-route', sentence, id));
    }
  } else {
    allowRouted(answer, id, gateway);
  }
}

/** True if traffic of members keeps their own addresses outside; before 27.0, IPv6 traffic always does. */
function keepsOwnAddress(engine: Engine, network: Network, family: Family): boolean {
  if (engine.product !== 'docker') return false;
  const isMasked = !isMasqueradeOff(network) && (family === 4 || filtersIPv6(engine));
  return gatewayModeOf(engine, network, family) === 'routed' || !isMasked;
}

/** R217: before 27.0, IPv6 may leave an internal bridge. */
function decideInternalIPv6({ index }: Question, answer: Answer, endpoint: Endpoint): void {
  const { engine } = index;
  const { id, name } = endpoint.network;
  if (engine.product !== 'docker' || filtersIPv6(engine) || !hasFamily(endpoint, 6)) return;
  answer.markUnknown(lazyReason('forward-policy', () => `Before 27.0, IPv6 traffic may leave ${name}.`, id));
}

function allowRouted(answer: Answer, networkId: string, ...reasons: LazyReason[]): void {
  answer.allow(
    'a',
    () => ({ kind: 'routed', networkId, ports: null, certainty: 'declared', addresses: [] }),
    ...reasons,
  );
}

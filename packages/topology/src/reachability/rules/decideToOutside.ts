import type { Engine, Network } from '../../model.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer, LazyReason } from '../Answer.ts';
import { filtersIPv6, protectsAddresses } from '../../traits/engineTraits.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import { FAMILIES, gatewayModeOf, isLayer3, isMasqueradeOff, segmentOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import type { Question } from './Question.ts';
import { hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';

/** R210: from a container to what is beyond the host: by its default gateway, or a segment it stands in. */
export function decideToOutside(question: Question, answer: Answer): void {
  const { from } = question;
  const { gateway, endpoints: endpoints } = from.stack;
  for (const endpoint of endpoints.values())
    if (segmentOf(endpoint.network) === 'parent') decideParent(question, answer, endpoint);
  if (gateway) decideGateway(question, answer, gateway);
  for (const { network } of endpoints.values()) {
    if (network.internal) answer.block(internalReason(network));
  }
  if (gateway || endpoints.size > 0) return;
  const sentence = () =>
    `${from.name} ${from.stack.isModeNone ? 'was made without a network (mode none)' : 'is on no network'}.`;
  answer.block(lazyReason(from.stack.isModeNone ? 'no-stack' : 'no-common-network', sentence));
}

const internalReason = ({ id, name }: { id: string; name: string }): LazyReason =>
  lazyReason('internal', () => `${name} is internal: nothing leads out of it.`, id);

function decideParent({ from }: Question, answer: Answer, { network }: Endpoint): void {
  const { id, name, internal } = network;
  if (internal) return;
  const parent = network.options['parent'];
  if (!parent) {
    answer.block(
      lazyReason(
        'parent-interface',
        () => `${name} hangs on no interface of the host: nothing leads out of it.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    lazyReason('parent-interface', () => `${from.name} stands in the segment of ${parent} by ${name}.`, id),
  ];
  if (isLayer3(network))
    reasons.push(lazyReason('needs-route', () => `Answers need a route to ${name} by the host.`, id));
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
    if (segmentOf(network) === 'bridge') decideInternalIPv6(question, answer, endpoint);
    return;
  }
  const gateway = lazyReason('through-gateway', () => `${question.from.name} goes out by ${name}.`, id);
  switch (segmentOf(network)) {
    case 'parent':
      return;
    case 'plugin':
      answer.markUnknown(
        lazyReason(
          'declared-driver',
          () => `What leads out of ${name}, its driver ${network.driver} decides.`,
          id,
        ),
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
  const { engine } = index.topology;
  const mode = gatewayModeOf(engine, network, family);
  const absence = noHostAddressReason(engine, network, family);
  if (absence) {
    answer.block(absence);
  } else if (keepsAddress(engine, network, family)) {
    if (mode === 'nat' && protectsAddresses(engine)) {
      const sentence = () =>
        `Members of ${name} keep their addresses (no masquerade), to which the engine drops every answer from outside.`;
      answer.block(lazyReason('masquerade-off', sentence, id));
    } else {
      const sentence = () => `${from.name} keeps its address beyond ${name}: answers need a route to it.`;
      allowRouted(answer, id, gateway, lazyReason('needs-route', sentence, id));
    }
  } else {
    allowRouted(answer, id, gateway);
  }
}

/** Whether members leave under their own addresses; before 27.0 with IPv6 always. */
function keepsAddress(engine: Engine, network: Network, family: Family): boolean {
  if (engine.product !== 'docker') return false;
  const isMasked = !isMasqueradeOff(network) && (family === 4 || filtersIPv6(engine));
  return gatewayModeOf(engine, network, family) === 'routed' || !isMasked;
}

/** R217 */
function decideInternalIPv6({ index }: Question, answer: Answer, endpoint: Endpoint): void {
  const { engine } = index.topology;
  const { id, name } = endpoint.network;
  if (engine.product !== 'docker' || filtersIPv6(engine) || !hasFamily(endpoint, 6)) return;
  answer.markUnknown(lazyReason('forward-policy', () => `Before 27.0 IPv6 may pass out of ${name}.`, id));
}

function allowRouted(answer: Answer, networkId: string, ...reasons: LazyReason[]): void {
  answer.allow(
    'a',
    () => ({ kind: 'routed', networkId, ports: null, certainty: 'declared', addresses: [] }),
    ...reasons,
  );
}

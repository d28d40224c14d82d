import type { Engine, Network } from '../model.ts';
import { because } from './Answer.ts';
import type { Answer, Because } from './Answer.ts';
import { filtersIPv6, protectsAddresses } from './engineTraits.ts';
import { hostAbsence } from './hostAbsence.ts';
import { FAMILIES, gatewayModeOf, isLayer3, isMasqueradeOff, segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import type { Question } from './Question.ts';
import { hasFamily } from './Stack.ts';
import type { Seat } from './Stack.ts';

/** R210: from a container to what is beyond the host: by its default gateway, or a segment it stands in. */
export function toOutside(question: Question, answer: Answer): void {
  const { from } = question;
  const { gateway, seats } = from.stack;
  for (const seat of seats.values())
    if (segmentOf(seat.network) === 'parent') byParent(question, answer, seat);
  if (gateway) byGateway(question, answer, gateway);
  for (const { network } of seats.values()) {
    if (network.internal) answer.close(isInternal(network));
  }
  if (gateway || seats.size > 0) return;
  const sentence = () =>
    `${from.name} ${from.stack.isClosed ? 'was made without a network (mode none)' : 'is on no network'}.`;
  answer.close(because(from.stack.isClosed ? 'no-stack' : 'no-common-network', sentence));
}

const isInternal = ({ id, name }: { id: string; name: string }): Because =>
  because('internal', () => `${name} is internal: nothing leads out of it.`, id);

function byParent({ from }: Question, answer: Answer, { network }: Seat): void {
  const { id, name, internal } = network;
  if (internal) return;
  const parent = network.options['parent'];
  if (!parent) {
    answer.close(
      because(
        'parent-interface',
        () => `${name} hangs on no interface of the host: nothing leads out of it.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    because('parent-interface', () => `${from.name} stands in the segment of ${parent} by ${name}.`, id),
  ];
  if (isLayer3(network))
    reasons.push(because('needs-route', () => `Answers need a route to ${name} by the host.`, id));
  answer.open(
    'a',
    () => ({ kind: 'network', networkId: id, certainty: 'declared', addresses: [], names: [], ports: null }),
    ...reasons,
  );
}

function byGateway(question: Question, answer: Answer, seat: Seat): void {
  const { network } = seat;
  const { id, name, internal } = network;
  if (internal) {
    if (segmentOf(network) === 'bridge') mayPassIPv6(question, answer, seat);
    return;
  }
  const gateway = because('through-gateway', () => `${question.from.name} goes out by ${name}.`, id);
  switch (segmentOf(network)) {
    case 'parent':
      return;
    case 'plugin':
      answer.doubt(
        because(
          'declared-driver',
          () => `What leads out of ${name}, its driver ${network.driver} decides.`,
          id,
        ),
      );
      return;
    case 'overlay':
      open(answer, question.hostWays.gatewayBridge()?.id ?? id, gateway);
      return;
    case 'bridge':
      for (const family of FAMILIES)
        if (hasFamily(seat, family)) byBridge(question, answer, seat, family, gateway);
  }
}

function byBridge(
  { index, from }: Question,
  answer: Answer,
  { network }: Seat,
  family: Family,
  gateway: Because,
): void {
  const { id, name } = network;
  const { engine } = index.topology;
  const mode = gatewayModeOf(engine, network, family);
  const absence = hostAbsence(engine, network, family);
  if (absence) {
    answer.close(absence);
  } else if (keepsAddress(engine, network, family)) {
    if (mode === 'nat' && protectsAddresses(engine)) {
      const sentence = () =>
        `Members of ${name} keep their addresses (no masquerade), to which the engine drops every answer from outside.`;
      answer.close(because('masquerade-off', sentence, id));
    } else {
      const sentence = () => `${from.name} keeps its address beyond ${name}: answers need a route to it.`;
      open(answer, id, gateway, because('needs-route', sentence, id));
    }
  } else {
    open(answer, id, gateway);
  }
}

/** Whether members leave under their own addresses; before 27.0 with IPv6 always. */
function keepsAddress(engine: Engine, network: Network, family: Family): boolean {
  if (engine.product !== 'docker') return false;
  const isMasked = !isMasqueradeOff(network) && (family === 4 || filtersIPv6(engine));
  return gatewayModeOf(engine, network, family) === 'routed' || !isMasked;
}

/** R217 */
function mayPassIPv6({ index }: Question, answer: Answer, seat: Seat): void {
  const { engine } = index.topology;
  const { id, name } = seat.network;
  if (engine.product !== 'docker' || filtersIPv6(engine) || !hasFamily(seat, 6)) return;
  answer.doubt(because('forward-policy', () => `Before 27.0 IPv6 may pass out of ${name}.`, id));
}

function open(answer: Answer, networkId: string, ...reasons: Because[]): void {
  answer.open(
    'a',
    () => ({ kind: 'routed', networkId, ports: null, certainty: 'declared', addresses: [] }),
    ...reasons,
  );
}

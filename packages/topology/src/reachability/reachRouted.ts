import { parentOf } from '../exposure/doors.ts';
import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import { filtersIPv6 } from './engineTraits.ts';
import { isUnmapped } from './isUnmapped.ts';
import { FAMILIES, gatewayModeOf, segmentOf } from './networkTraits.ts';
import { openPorts } from './openPorts.ts';
import type { Question } from './Question.ts';
import { addressesOf, hasFamily } from './Stack.ts';
import type { Seat } from './Stack.ts';

/** R207: to another network's members at their own addresses. */
export function reachRouted(question: Question, answer: Answer): void {
  toRoutedMode(question, answer);
  beyondParents(question, answer);
  byIPv6(question, answer);
}

/** Published ports of the gateway mode `routed` (27.0), for whoever has a way out. */
function toRoutedMode({ index, from, to, hostWays }: Question, answer: Answer): void {
  const { engine } = index.topology;
  const seat = to.stack.gateway;
  if (!seat || from.stack.seats.has(seat.network.id) || segmentOf(seat.network) !== 'bridge') return;
  const { id, name } = seat.network;
  for (const family of FAMILIES) {
    if (!hasFamily(seat, family) || gatewayModeOf(engine, seat.network, family) !== 'routed') continue;
    const ports = openPorts(to.stack.ports.filter((port) => isUnmapped(port, family)));
    const leads = hostWays
      .of(from.stack)
      .open.some((way) => way.family === family && way.isDefault && !way.network.internal);
    if (ports.length > 0 && leads) {
      const reason = because(
        'routed-network',
        () => `${name} is routed: published ports are open at ${to.name}’s own address.`,
        id,
      );
      answer.open(
        'p',
        () => ({
          kind: 'routed',
          networkId: id,
          ports,
          certainty: 'engine',
          addresses: addressesOf(seat, [family]),
        }),
        reason,
      );
    } else {
      const sentence = () =>
        ports.length === 0
          ? `${name} is routed, but ${to.name} publishes no port there.`
          : `${name} is routed, but ${from.name} has no IPv${family} way out to it.`;
      answer.close(because('routed-network', sentence, id));
    }
  }
}

/** Between segments of the outside, its routers decide. */
function beyondParents({ from, to }: Question, answer: Answer): void {
  const [here, there] = [parentSeat(from.stack.seats), parentSeat(to.stack.seats)];
  if (!here || !there || from.stack.seats.has(there.network.id)) return;
  const sentence = () =>
    `${here.network.name} and ${there.network.name} both lie open to the outside, whose routers may join them.`;
  answer.doubt(because('needs-route', sentence, there.network.id));
}

function parentSeat(seats: ReadonlyMap<string, Seat>): Seat | undefined {
  return [...seats.values()].find(({ network }) => parentOf(network) !== null);
}

/** R217: before 27.0, between bridges and internal ones too (20.10.24). */
function byIPv6({ index, from, to, hostWays }: Question, answer: Answer): void {
  if (filtersIPv6(index.topology.engine)) return;
  const leads = hostWays.of(from.stack).open.some((way) => way.family === 6);
  if (!leads) return;
  for (const seat of to.stack.seats.values()) {
    const { network } = seat;
    if (from.stack.seats.has(network.id) || segmentOf(network) !== 'bridge') continue;
    if (!hasFamily(seat, 6)) continue;
    answer.doubt(
      because(
        'forward-policy',
        () => `Before 27.0 IPv6 may pass to ${network.name} from other bridges.`,
        network.id,
      ),
    );
  }
}

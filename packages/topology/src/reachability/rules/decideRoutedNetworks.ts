import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { filtersIPv6 } from '../../traits/engineTraits.ts';
import { FAMILIES, gatewayModeOf, parentOf, segmentOf } from '../../traits/networkTraits.ts';
import type { Question } from './Question.ts';
import { isOpenUnmapped } from '../../traits/portTraits.ts';
import { containerPortsOf } from '../ends/Stack.ts';
import { addressesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';

/** R207: to another network's members at their own addresses. */
export function decideRoutedNetworks(question: Question, answer: Answer): void {
  decideRoutedMode(question, answer);
  decideBetweenParents(question, answer);
  decideUnfilteredIPv6(question, answer);
}

/** Published ports of the gateway mode `routed` (27.0), for whoever has a way out. */
function decideRoutedMode({ index, from, to, hostPaths }: Question, answer: Answer): void {
  const { engine } = index.topology;
  const endpoint = to.stack.gateway;
  if (!endpoint || from.stack.endpoints.has(endpoint.network.id) || segmentOf(endpoint.network) !== 'bridge')
    return;
  const { id, name } = endpoint.network;
  for (const family of FAMILIES) {
    if (!hasFamily(endpoint, family) || gatewayModeOf(engine, endpoint.network, family) !== 'routed')
      continue;
    const ports = containerPortsOf(to.stack.ports.filter((port) => isOpenUnmapped(port, family)));
    const leads = hostPaths
      .of(from.stack)
      .allowed.some((path) => path.family === family && path.isDefault && !path.network.internal);
    if (ports.length > 0 && leads) {
      const reason = lazyReason(
        'routed-network',
        () => `${name} is routed: published ports are open at ${to.name}’s own address.`,
        id,
      );
      answer.allow(
        'p',
        () => ({
          kind: 'routed',
          networkId: id,
          ports,
          certainty: 'engine',
          addresses: addressesOf(endpoint, [family]),
        }),
        reason,
      );
    } else {
      const sentence = () =>
        ports.length === 0
          ? `${name} is routed, but ${to.name} publishes no port there.`
          : `${name} is routed, but ${from.name} has no IPv${family} way out to it.`;
      answer.block(lazyReason('routed-network', sentence, id));
    }
  }
}

/** Between segments of the outside, its routers decide. */
function decideBetweenParents({ from, to }: Question, answer: Answer): void {
  const [here, there] = [parentEndpoint(from.stack.endpoints), parentEndpoint(to.stack.endpoints)];
  if (!here || !there || from.stack.endpoints.has(there.network.id)) return;
  const sentence = () =>
    `${here.network.name} and ${there.network.name} both lie open to the outside, whose routers may join them.`;
  answer.markUnknown(lazyReason('needs-route', sentence, there.network.id));
}

function parentEndpoint(endpoints: ReadonlyMap<string, Endpoint>): Endpoint | undefined {
  return [...endpoints.values()].find(({ network }) => parentOf(network) !== null);
}

/** R217: before 27.0, between bridges and internal ones too (20.10.24). */
function decideUnfilteredIPv6({ index, from, to, hostPaths }: Question, answer: Answer): void {
  if (filtersIPv6(index.topology.engine)) return;
  const leads = hostPaths.of(from.stack).allowed.some((path) => path.family === 6);
  if (!leads) return;
  for (const endpoint of to.stack.endpoints.values()) {
    const { network } = endpoint;
    if (from.stack.endpoints.has(network.id) || segmentOf(network) !== 'bridge') continue;
    if (!hasFamily(endpoint, 6)) continue;
    answer.markUnknown(
      lazyReason(
        'forward-policy',
        () => `Before 27.0 IPv6 may pass to ${network.name} from other bridges.`,
        network.id,
      ),
    );
  }
}

import { addressesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { filtersIPv6 } from '../../traits/engineTraits.ts';
import { FAMILIES, gatewayModeOf, parentOf, driverKindOf } from '../../traits/networkTraits.ts';
import { isOpenUnmapped } from '../../traits/portTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { containerPortsOf } from '../ends/Stack.ts';
import type { Question } from './Question.ts';

/** R207: decides if members of another network are reached at their own addresses, through the host. */
export function decideRoutedNetworks(question: Question, answer: Answer): void {
  decideRoutedMode(question, answer);
  decideBetweenParents(question, answer);
  decideUnfilteredIPv6(question, answer);
}

/** In gateway mode `routed` (27.0), published ports are open to every source that has a route out. */
function decideRoutedMode({ index, from, to, hostPaths }: Question, answer: Answer): void {
  const { engine } = index;
  const endpoint = to.stack.gateway;
  if (
    !endpoint ||
    from.stack.endpoints.has(endpoint.network.id) ||
    driverKindOf(endpoint.network) !== 'bridge'
  )
    return;
  const { id, name } = endpoint.network;
  for (const family of FAMILIES) {
    if (!hasFamily(endpoint, family) || gatewayModeOf(engine, endpoint.network, family) !== 'routed')
      continue;
    const ports = containerPortsOf(to.stack.ports.filter((port) => isOpenUnmapped(port, family)));
    const hasRoute = hostPaths
      .of(from.stack)
      .allowed.some((path) => path.family === family && path.isDefault && !path.network.internal);
    if (ports.length > 0 && hasRoute) {
      const reason = lazyReason(
        'routed-network',
        () => `${name} is in routed mode: published ports are open at ${to.name}’s own address.`,
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
          ? `${name} is in routed mode, but ${to.name} publishes no port there.`
          : `${name} is in routed mode, but ${from.name} has no IPv${family} route to it.`;
      answer.block(lazyReason('routed-network', sentence, id));
    }
  }
}

/** Between two networks with parent interfaces, the routers of the outside decide. */
function decideBetweenParents({ from, to }: Question, answer: Answer): void {
  const [source, target] = [parentEndpoint(from.stack.endpoints), parentEndpoint(to.stack.endpoints)];
  if (!source || !target || from.stack.endpoints.has(target.network.id)) return;
  const sentence = () =>
    `${source.network.name} and ${target.network.name} both use parent interfaces, and routers outside may connect them.`;
  answer.markUnknown(lazyReason('needs-route', sentence, target.network.id));
}

function parentEndpoint(endpoints: ReadonlyMap<string, Endpoint>): Endpoint | undefined {
  return [...endpoints.values()].find(({ network }) => parentOf(network) !== null);
}

/** R217: before 27.0, IPv6 may pass between bridges, internal ones included (20.10.24). */
function decideUnfilteredIPv6({ index, from, to, hostPaths }: Question, answer: Answer): void {
  if (filtersIPv6(index.engine)) return;
  const hasRoute = hostPaths.of(from.stack).allowed.some((path) => path.family === 6);
  if (!hasRoute) return;
  for (const endpoint of to.stack.endpoints.values()) {
    const { network } = endpoint;
    if (from.stack.endpoints.has(network.id) || driverKindOf(network) !== 'bridge') continue;
    if (!hasFamily(endpoint, 6)) continue;
    answer.markUnknown(
      lazyReason(
        'forward-policy',
        () => `Before 27.0, IPv6 traffic from other bridges may reach ${network.name}.`,
        network.id,
      ),
    );
  }
}

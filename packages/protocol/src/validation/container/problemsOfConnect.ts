import { isRunning, featuresOf, refusalToConnect } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { ConnectRequest } from '../../requests/networkRequests.ts';
import { error, firstOfEachField, problemsOfSchema } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfEndpoint } from './problemsOfEndpoint.ts';

/** R136: returns what is wrong with connecting a container to a network, as far as the topology shows it. */
export function problemsOfConnect(
  request: ConnectRequest,
  network: Network,
  index: TopologyIndex,
): FieldProblem[] {
  const container = index.containers.get(request.container);
  const refusal = container ? refusalToConnect(index, container, network) : null;
  return firstOfEachField([
    ...problemsOfSchema(ConnectRequest, request),
    ...(container ? [] : [error('container', 'This container no longer exists. Choose another one.')]),
    ...(refusal ? [error('container', refusal.reason)] : []),
    ...(request.mac && !featuresOf(index.engine).macAtConnect
      ? [error('mac', 'This engine accepts a MAC address only when a container is created. Leave it out.')]
      : []),
    ...problemsOfEndpoint(request, network, index, {
      name: container?.name ?? '',
      runs: container !== undefined && isRunning(container),
      id: request.container,
    }),
  ]);
}

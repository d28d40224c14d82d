import type { Network, TopologyIndex } from '@portolan/topology';
import { ConnectRequest } from '../commands.ts';
import { problemsOfSchema } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

/** R136: what is wrong with connecting a container to a network, as far as it can be known beforehand. */
export function problemsOfConnect(
  request: ConnectRequest,
  _network: Network,
  _index: TopologyIndex,
): FieldProblem[] {
  return problemsOfSchema(ConnectRequest, request);
}

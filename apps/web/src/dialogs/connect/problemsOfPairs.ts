import { problemsOfConnect } from '@portolan/protocol';
import type { ConnectRequest, FieldProblem } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { problemsOfRows } from '../fields/pairs.ts';
import type { PlannedPair } from './planPairs.ts';
import { toInteger } from './toConnectRequest.ts';
import type { ConnectInput } from './toConnectRequest.ts';

/** Returns the problems of the input for all pairs together, one for each field and severity. */
export function problemsOfPairs(
  index: TopologyIndex,
  pairs: readonly PlannedPair[],
  request: Omit<ConnectRequest, 'container'>,
  input: ConnectInput,
): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  const add = (problem: FieldProblem) => {
    // The form has one field for each list: the index within the list is dropped.
    const path = problem.path.replace(/^(aliases|links|linkLocalIps)\.\d+$/, '$1');
    const key = `${path} ${problem.severity}`;
    if (!problems.has(key)) problems.set(key, { ...problem, path });
  };
  for (const { container, network } of pairs) {
    problemsOfConnect({ container: container.id, ...request }, network, index).forEach(add);
  }
  if (input.gatewayPriority.trim() !== '' && toInteger(input.gatewayPriority) === null) {
    add({ path: 'gatewayPriority', message: 'Enter a whole number, such as 10.', severity: 'error' });
  }
  for (const message of problemsOfRows(input.driverOptions).values()) {
    add({ path: 'driverOptions', message, severity: 'error' });
  }
  return [...problems.values()];
}

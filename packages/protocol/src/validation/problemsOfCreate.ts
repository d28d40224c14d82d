import { offersOf, problemsOfSubnet } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { CreateNetworkRequest } from '../commands.ts';
import { error, problemsOfSchema } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

/** R135: what is wrong with a request for a new network on this engine, as far as it can be known beforehand. */
export function problemsOfCreate(request: CreateNetworkRequest, topology: Topology): FieldProblem[] {
  const problems = problemsOfSchema(CreateNetworkRequest, request);
  if (topology.networks.some(({ name }) => name === request.name)) {
    problems.push(error('name', 'A network with this name exists; choose another.'));
  }
  (request.subnets ?? []).forEach((wanted, at) => {
    for (const { field, reason } of problemsOfSubnet(wanted, topology.networks)) {
      problems.push(error(`subnets.${at}.${field}`, reason));
    }
  });
  if (request.ipv4 === false && !offersOf(topology.engine).withoutIPv4) {
    problems.push(error('ipv4', 'This engine cannot switch IPv4 off: engine 28 or newer can.'));
  }
  return problems;
}

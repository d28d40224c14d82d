import { featuresOf } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** R135: returns what is wrong with creating a config-only network, or a network from one (`configFrom`). */
export function problemsOfConfigOnly(
  request: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  const { configOnly, configFrom } = request;
  if (!configOnly && !configFrom) return [];
  const path = configOnly ? 'configOnly' : 'configFrom';
  if (!featuresOf(engine).configOnlyNetworks)
    return [error(path, 'This engine has no config-only networks. Leave this out.')];
  if (configOnly) {
    const fields = ['internal', 'attachable', 'ingress', 'scope', 'configFrom'] as const;
    return fields
      .filter((field) => request[field])
      .map((field) =>
        error(field, 'A config-only network cannot have this. Set it on the networks created from it.'),
      );
  }
  const source = networks.find(({ name }) => name === configFrom);
  if (!source?.configOnly) {
    const why = source ? 'is not config-only' : 'does not exist';
    return [error(path, `${configFrom} ${why}. Choose a config-only network.`)];
  }
  const own = [
    ['options', filled(request.options)],
    ['labels', filled(request.labels)],
    ['subnets', (request.subnets ?? []).length > 0],
    ['ipamDriver', Boolean(request.ipamDriver)],
    ['ipamOptions', filled(request.ipamOptions)],
    ['ipv6', Boolean(request.ipv6)],
  ] as const;
  return own
    .filter(([, given]) => given)
    .map(([field]) =>
      error(field, `This comes from the config-only network ${configFrom}. Leave it out here.`),
    );
}

const filled = (map: Record<string, string> = {}): boolean => Object.keys(map).length > 0;

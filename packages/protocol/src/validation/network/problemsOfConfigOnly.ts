import { featuresOf } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** R135: what is wrong with making a template (config-only), or a network from one (config-from). */
export function problemsOfConfigOnly(
  request: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  const { configOnly, configFrom } = request;
  if (!configOnly && !configFrom) return [];
  const path = configOnly ? 'configOnly' : 'configFrom';
  if (!featuresOf(engine).configOnlyNetworks)
    return [error(path, 'This engine has no templates; leave it out.')];
  if (configOnly) {
    const fields = ['internal', 'attachable', 'ingress', 'scope', 'configFrom'] as const;
    return fields
      .filter((field) => request[field])
      .map((field) => error(field, 'A template cannot have this; give it to the networks made from it.'));
  }
  const source = networks.find(({ name }) => name === configFrom);
  if (!source?.configOnly) {
    const why = source ? 'is no template' : 'does not exist';
    return [error(path, `${configFrom} ${why}; choose a config-only network.`)];
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
    .map(([field]) => error(field, `This comes from the template ${configFrom}; leave it out here.`));
}

const filled = (map: Record<string, string> = {}): boolean => Object.keys(map).length > 0;

import { featuresOf } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** R135: returns what is wrong with scope, attachable and ingress. All three concern swarm networks. */
export function problemsOfScope(
  { driver = '', scope, attachable, ingress, ipv4, configOnly }: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  if (configOnly) return [];
  const problems: FieldProblem[] = [];
  const inSwarm = scope === 'swarm' || driver === 'overlay';
  if (driver === 'overlay' && scope === 'local') {
    problems.push(error('scope', 'An overlay network belongs to the swarm. Choose the scope swarm.'));
  }
  if (inSwarm && !featuresOf(engine).swarmNetworks) {
    const path = scope === 'swarm' ? 'scope' : 'driver';
    problems.push(error(path, 'This engine is not in a swarm. Run "docker swarm init" first.'));
  }
  if (scope === 'swarm' && driver === '') {
    problems.push(error('driver', 'Choose a driver. A swarm has no default driver.'));
  }
  if (inSwarm && ipv4 === false) {
    problems.push(error('ipv4', 'Swarm networks need IPv4. Leave it on.'));
  }
  if (attachable && !inSwarm) {
    problems.push(warning('attachable', 'This has an effect on swarm networks only.'));
  }
  if (ingress) problems.push(...problemsOfIngress(inSwarm, Boolean(attachable), networks));
  return problems;
}

function problemsOfIngress(
  inSwarm: boolean,
  attachable: boolean,
  networks: Topology['networks'],
): FieldProblem[] {
  if (!inSwarm)
    return [error('ingress', 'Only a swarm network can be an ingress network. Choose the driver overlay.')];
  if (attachable) return [error('attachable', 'Containers cannot join the ingress network. Leave this off.')];
  const other = networks.find((network) => network.ingress);
  return other ? [error('ingress', `The swarm has an ingress network, ${other.name}. Remove it first.`)] : [];
}

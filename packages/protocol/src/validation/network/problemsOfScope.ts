import { featuresOf } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** R135: what is wrong with scope, attachable and ingress: all three are the swarm's. */
export function problemsOfScope(
  { driver = '', scope, attachable, ingress, ipv4, configOnly }: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  if (configOnly) return [];
  const problems: FieldProblem[] = [];
  const inSwarm = scope === 'swarm' || driver === 'overlay';
  if (driver === 'overlay' && scope === 'local') {
    problems.push(error('scope', 'An overlay network belongs to the swarm; choose the scope swarm.'));
  }
  if (inSwarm && !featuresOf(engine).swarmNetworks) {
    const path = scope === 'swarm' ? 'scope' : 'driver';
    problems.push(error(path, 'This engine is in no swarm; run "docker swarm init" first.'));
  }
  if (scope === 'swarm' && driver === '') {
    problems.push(error('driver', 'Name the driver: a swarm has no default.'));
  }
  if (inSwarm && ipv4 === false) {
    problems.push(error('ipv4', 'Networks of a swarm need IPv4; leave it on.'));
  }
  if (attachable && !inSwarm) {
    problems.push(warning('attachable', 'This says something on networks of a swarm only.'));
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
    return [error('ingress', 'Only a network of a swarm can be this; choose the driver overlay.')];
  if (attachable) return [error('attachable', 'Containers cannot join the ingress network; leave it off.')];
  const other = networks.find((network) => network.ingress);
  return other ? [error('ingress', `A swarm has one: ${other.name}. Remove it first.`)] : [];
}

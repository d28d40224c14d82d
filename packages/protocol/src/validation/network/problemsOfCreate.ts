import { featuresOf, toRange } from '@portolan/topology';
import type { Engine, Topology } from '@portolan/topology';
import { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { problemsOfKeys, problemsOfLabels } from '../problemsOfKeys.ts';
import { error, firstOfEachField, problemsOfSchema, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfOptions } from './problemsOfOptions.ts';
import { problemsOfScope } from './problemsOfScope.ts';
import { problemsOfSubnets } from './problemsOfSubnets.ts';
import { problemsOfConfigOnly } from './problemsOfConfigOnly.ts';

/** R135: what is wrong with a request for a new network on this engine, as far as it can be known beforehand. */
export function problemsOfCreate(request: CreateNetworkRequest, topology: Topology): FieldProblem[] {
  return firstOfEachField([
    ...problemsOfSchema(CreateNetworkRequest, request),
    ...problemsOfName(request.name, topology),
    ...problemsOfDriver(request, topology.engine),
    ...problemsOfIpam(request),
    ...problemsOfScope(request, topology),
    ...problemsOfConfigOnly(request, topology),
    ...problemsOfVersions(request, topology.engine),
    ...problemsOfSubnets(request, topology.networks),
    ...problemsOfOptions(request, topology),
    ...problemsOfLabels(request.labels),
  ]);
}

function problemsOfName(name: string, { networks }: Topology): FieldProblem[] {
  if (name === 'default') return [error('name', 'The engine keeps this name for itself; choose another.')];
  return networks.some((network) => network.name === name)
    ? [error('name', 'A network with this name exists; choose another.')]
    : [];
}

function problemsOfDriver({ driver }: CreateNetworkRequest, engine: Engine): FieldProblem[] {
  // Of a template too: the engine takes it, after looking for a plugin for longer than anyone waits.
  if (!driver || engine.networkDrivers.some((each) => isSame(each, driver))) return [];
  if (['host', 'null', 'none'].includes(driver)) {
    return [
      error('driver', 'The engine has one network of this kind and takes no other; choose another driver.'),
    ];
  }
  return [
    error('driver', `This engine has the drivers ${engine.networkDrivers.join(', ')}; choose one of them.`),
  ];
}

/** Plugins are listed with their tag, and may be named without it. */
const isSame = (listed: string, named: string): boolean => listed === named || listed === `${named}:latest`;

function problemsOfIpam({ driver, ipamDriver, ipamOptions }: CreateNetworkRequest): FieldProblem[] {
  const problems = problemsOfKeys('ipamOptions', ipamOptions);
  if (ipamDriver === 'null' && (driver || 'bridge') === 'bridge') {
    return [...problems, error('ipamDriver', 'A bridge network needs addresses; choose the default.')];
  }
  return ipamDriver && ipamDriver !== 'default'
    ? [...problems, warning('ipamDriver', 'The engine does not tell which it has; it may refuse this one.')]
    : problems;
}

function problemsOfVersions(
  { driver, ipv4, ipv6, subnets = [], configOnly }: CreateNetworkRequest,
  engine: Engine,
): FieldProblem[] {
  const offers = featuresOf(engine);
  const problems: FieldProblem[] = [];
  if (ipv4 === false && !offers.withoutIPv4) {
    problems.push(error('ipv4', 'This engine cannot switch IPv4 off: those from 28.0 on can.'));
  }
  if (ipv4 === false && !ipv6) {
    problems.push(error('ipv4', 'A network needs IPv4 or IPv6; switch one of them on.'));
  }
  const needsSubnet = ipv6 && !configOnly && driver !== 'overlay' && !offers.ipv6WithoutSubnet;
  if (needsSubnet && !subnets.some(({ subnet }) => toRange(subnet)?.version === 6)) {
    problems.push(
      error('ipv6', 'This engine chooses no IPv6 subnet by itself: give one, such as fd00:1::/64.'),
    );
  }
  return problems;
}

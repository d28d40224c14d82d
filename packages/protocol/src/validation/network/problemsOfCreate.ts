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

/** R135: returns what is wrong with a request for a new network, as far as the topology shows it. */
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
  if (name === 'default') return [error('name', 'The engine reserves this name. Choose another one.')];
  return networks.some((network) => network.name === name)
    ? [error('name', 'A network with this name exists. Choose another name.')]
    : [];
}

function problemsOfDriver({ driver }: CreateNetworkRequest, engine: Engine): FieldProblem[] {
  // Config-only networks are checked as well. The engine accepts any driver for them, but first searches for a plugin
  // for longer than a user waits.
  if (!driver || engine.networkDrivers.some((each) => isSame(each, driver))) return [];
  if (['host', 'null', 'none'].includes(driver)) {
    return [
      error('driver', 'The engine allows only its own network with this driver. Choose another driver.'),
    ];
  }
  return [
    error('driver', `This engine has the drivers ${engine.networkDrivers.join(', ')}. Choose one of them.`),
  ];
}

/** The engine lists plugins with their tag. A request may leave out the tag `latest`. */
const isSame = (listed: string, named: string): boolean => listed === named || listed === `${named}:latest`;

function problemsOfIpam({ driver, ipamDriver, ipamOptions }: CreateNetworkRequest): FieldProblem[] {
  const problems = problemsOfKeys('ipamOptions', ipamOptions);
  if (ipamDriver === 'null' && (driver || 'bridge') === 'bridge') {
    return [...problems, error('ipamDriver', 'A bridge network needs addresses. Choose the default.')];
  }
  return ipamDriver && ipamDriver !== 'default'
    ? [
        ...problems,
        warning('ipamDriver', 'The engine does not list its IPAM drivers and may refuse this one.'),
      ]
    : problems;
}

function problemsOfVersions(
  { driver, ipv4, ipv6, subnets = [], configOnly }: CreateNetworkRequest,
  engine: Engine,
): FieldProblem[] {
  const features = featuresOf(engine);
  const problems: FieldProblem[] = [];
  if (ipv4 === false && !features.withoutIPv4) {
    problems.push(error('ipv4', 'Only engines from 28.0 on can switch IPv4 off. Leave it on.'));
  }
  if (ipv4 === false && !ipv6) {
    problems.push(error('ipv4', 'A network needs IPv4 or IPv6. Switch one of them on.'));
  }
  const needsSubnet = ipv6 && !configOnly && driver !== 'overlay' && !features.ipv6WithoutSubnet;
  if (needsSubnet && !subnets.some(({ subnet }) => toRange(subnet)?.version === 6)) {
    problems.push(
      error('ipv6', 'This engine does not choose an IPv6 subnet itself. Add one, such as fd00:1::/64.'),
    );
  }
  return problems;
}

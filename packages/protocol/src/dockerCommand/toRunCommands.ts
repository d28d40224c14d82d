import type { PublishedPort, RunContainerRequest, RunNetwork } from '../requests/containerRequests.ts';
import { toConnectCommand } from './networkCommands.ts';
import { csvField, repeatedOption, option, mapOption, positional } from './cliArguments.ts';
import type { DockerCommand } from './cliArguments.ts';

/**
 * The commands that run such a container: `docker run --detach` where its networks fit, else `docker create`, a
 * `docker network connect` for each further network, and `docker start`: CLIs before 25 take only one network at once.
 */
export function toRunCommands(
  request: RunContainerRequest,
  names: (networkId: string) => string,
): DockerCommand[] {
  const [first, ...others] = request.networks ?? [];
  const words = [
    ...optionsOf(request, first ? firstNetworkOptions(first, names(first.network)) : []),
    ...imageAndCommand(request),
  ];
  if (others.length === 0) return [['docker', 'run', '--detach', ...words]];
  return [
    ['docker', 'create', ...words],
    ...others.map(({ network, ...endpoint }) => toConnectCommand(names(network), request.name, endpoint)),
    ['docker', 'start', ...positional(request.name)],
  ];
}

function optionsOf(request: RunContainerRequest, networks: string[]): string[] {
  return [
    ...repeatedOption('--env', request.environment),
    ...mapOption('--label', request.labels),
    ...['--name', request.name],
    ...networks,
    ...repeatedOption('--publish', request.ports?.map(toPublish)),
    ...option('--restart', request.restart),
  ];
}

function firstNetworkOptions(network: RunNetwork, name: string): string[] {
  return [
    ...option('--ip', network.ipv4),
    ...option('--ip6', network.ipv6),
    ...repeatedOption('--link', network.links),
    ...repeatedOption('--link-local-ip', network.linkLocalIps),
    ...option('--mac-address', network.mac),
    ...['--network', networkValue(network, name)],
    ...repeatedOption('--network-alias', network.aliases),
  ];
}

/** The network's name, or `name=…,driver-opt=…` where something has no option of its own. */
function networkValue(network: RunNetwork, name: string): string {
  const words = [
    ...Object.entries(network.driverOptions ?? {}).map(([key, value]) => `driver-opt=${key}=${value}`),
    ...(network.gatewayPriority === undefined ? [] : [`gw-priority=${network.gatewayPriority}`]),
  ];
  return words.length === 0 ? name : [`name=${name}`, ...words].map(csvField).join(',');
}

function toPublish({ containerPort, protocol, hostPort, hostIp }: PublishedPort): string {
  const address = hostIp?.includes(':') ? `[${hostIp}]` : hostIp;
  const host = [...(address ? [address] : []), ...(hostPort || address ? [hostPort ?? ''] : [])];
  return [...host, containerPort].join(':') + (protocol ? `/${protocol}` : '');
}

/** The CLI takes everything behind the image for the command, whatever it begins with. */
const imageAndCommand = ({ image, command = [] }: RunContainerRequest): string[] => [
  ...positional(image),
  ...command,
];

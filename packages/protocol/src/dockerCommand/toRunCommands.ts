import type { PublishedPort, RunContainerRequest, RunNetwork } from '../containerRequests.ts';
import { toConnectCommand } from './networkCommands.ts';
import { csv, each, option, pairs, positional } from './words.ts';
import type { DockerCommand } from './words.ts';

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
    ...optionsOf(request, first ? ofFirstNetwork(first, names(first.network)) : []),
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
    ...each('--env', request.environment),
    ...pairs('--label', request.labels),
    ...['--name', request.name],
    ...networks,
    ...each('--publish', request.ports?.map(toPublish)),
    ...option('--restart', request.restart),
  ];
}

function ofFirstNetwork(network: RunNetwork, name: string): string[] {
  return [
    ...option('--ip', network.ipv4),
    ...option('--ip6', network.ipv6),
    ...each('--link', network.links),
    ...each('--link-local-ip', network.linkLocalIps),
    ...option('--mac-address', network.mac),
    ...['--network', withoutOwnOption(network, name)],
    ...each('--network-alias', network.aliases),
  ];
}

/** The network's name, or `name=…,driver-opt=…` where something has no option of its own. */
function withoutOwnOption(network: RunNetwork, name: string): string {
  const words = [
    ...Object.entries(network.driverOptions ?? {}).map(([key, value]) => `driver-opt=${key}=${value}`),
    ...(network.gatewayPriority === undefined ? [] : [`gw-priority=${network.gatewayPriority}`]),
  ];
  return words.length === 0 ? name : [`name=${name}`, ...words].map(csv).join(',');
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

import type { PublishedPort, RunContainerRequest, RunNetwork } from '../requests/containerRequests.ts';
import { toConnectCommand } from './networkCommands.ts';
import { csvField, repeatedOption, option, mapOption, positional } from './cliArguments.ts';
import type { DockerCommand } from './cliArguments.ts';

/**
 * Returns the docker commands that run a container: `docker run --detach` for at most one network, otherwise
 * `docker create`, a `docker network connect` for each further network, and `docker start`. CLIs before 25 accept only
 * one network in a command.
 */
export function toRunCommands(
  request: RunContainerRequest,
  names: (networkId: string) => string,
): DockerCommand[] {
  const [first, ...others] = request.networks ?? [];
  const options = [
    ...optionsOf(request, first ? firstNetworkOptions(first, names(first.network)) : []),
    ...imageAndCommand(request),
  ];
  if (others.length === 0) return [['docker', 'run', '--detach', ...options]];
  return [
    ['docker', 'create', ...options],
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

/**
 * The value of `--network`: the network’s name, or `name=…,driver-opt=…` for settings that have no option of their own.
 */
function networkValue(network: RunNetwork, name: string): string {
  const settings = [
    ...Object.entries(network.driverOptions ?? {}).map(([key, value]) => `driver-opt=${key}=${value}`),
    ...(network.gatewayPriority === undefined ? [] : [`gw-priority=${network.gatewayPriority}`]),
  ];
  return settings.length === 0 ? name : [`name=${name}`, ...settings].map(csvField).join(',');
}

function toPublish({ containerPort, protocol, hostPort, hostIp }: PublishedPort): string {
  const address = hostIp?.includes(':') ? `[${hostIp}]` : hostIp;
  const host = [...(address ? [address] : []), ...(hostPort || address ? [hostPort ?? ''] : [])];
  return [...host, containerPort].join(':') + (protocol ? `/${protocol}` : '');
}

/** Everything after the image belongs to the container's command, even if it begins with a dash. */
const imageAndCommand = ({ image, command = [] }: RunContainerRequest): string[] => [
  ...positional(image),
  ...command,
];

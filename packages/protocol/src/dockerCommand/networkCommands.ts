import type { ConnectRequest, CreateNetworkRequest, DisconnectRequest } from '../requests/networkRequests.ts';
import {
  csvField,
  driverOptionValues,
  repeatedOption,
  flag,
  option,
  mapOption,
  positional,
} from './cliArguments.ts';
import type { DockerCommand } from './cliArguments.ts';

/**
 * Returns the `docker network create …` that does the same as the request, with options in the order of the CLI's help.
 * The CLI assigns each gateway, range and excluded address to the subnet that contains it, so several
 * subnets need no further option.
 */
export function toCreateCommand(request: CreateNetworkRequest): DockerCommand {
  const subnets = request.subnets ?? [];
  return [
    ...['docker', 'network', 'create'],
    ...flag('--attachable', request.attachable),
    ...subnets.flatMap((subnet) =>
      Object.entries(subnet.auxAddresses ?? {}).flatMap(([name, ip]) => ['--aux-address', `${name}=${ip}`]),
    ),
    ...option('--config-from', request.configFrom),
    ...flag('--config-only', request.configOnly),
    ...option('--driver', request.driver),
    ...subnets.flatMap((subnet) => option('--gateway', subnet.gateway)),
    ...flag('--ingress', request.ingress),
    ...flag('--internal', request.internal),
    ...subnets.flatMap((subnet) => option('--ip-range', subnet.ipRange)),
    ...option('--ipam-driver', request.ipamDriver),
    ...mapOption('--ipam-opt', request.ipamOptions),
    // IPv4 is on by default on every engine, and CLIs before 28 do not know the option.
    ...flag('--ipv4=false', request.ipv4 === false),
    ...flag('--ipv6', request.ipv6),
    ...mapOption('--label', request.labels),
    ...mapOption('--opt', request.options),
    ...option('--scope', request.scope),
    ...subnets.flatMap((subnet) => ['--subnet', subnet.subnet]),
    ...positional(request.name),
  ];
}

/** Returns `docker network connect …`. Network and container are the names from `commandNames`. */
export function toConnectCommand(
  network: string,
  container: string,
  request: Omit<ConnectRequest, 'container'>,
): DockerCommand {
  return [
    ...['docker', 'network', 'connect'],
    ...repeatedOption('--alias', request.aliases?.map(csvField)),
    ...repeatedOption('--driver-opt', driverOptionValues(request.driverOptions)),
    ...option('--gw-priority', request.gatewayPriority?.toString()),
    ...option('--ip', request.ipv4),
    ...option('--ip6', request.ipv6),
    ...repeatedOption('--link', request.links),
    ...repeatedOption('--link-local-ip', request.linkLocalIps),
    ...positional(network, container),
  ];
}

/** Returns `docker network disconnect …`. */
export function toDisconnectCommand(
  network: string,
  container: string,
  request: Omit<DisconnectRequest, 'container'> = {},
): DockerCommand {
  return [
    ...['docker', 'network', 'disconnect'],
    ...flag('--force', request.force),
    ...positional(network, container),
  ];
}

/** Returns `docker network rm …` for one or several networks. */
export function toRemoveCommand(...networks: string[]): DockerCommand {
  return ['docker', 'network', 'rm', ...positional(...networks)];
}

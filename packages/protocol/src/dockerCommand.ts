import type { ConnectRequest, CreateNetworkRequest, DisconnectRequest } from './commands.ts';

/** The `docker` command as an argument vector, program first. */
export type DockerCommand = string[];

/** `docker network create …` that does the same as the request. Options come in the order of the CLI's help. */
export function toCreateCommand(request: CreateNetworkRequest): DockerCommand {
  const subnets = request.subnets ?? [];
  return [
    ...['docker', 'network', 'create'],
    ...flag('--attachable', request.attachable),
    ...subnets.flatMap((each) =>
      Object.entries(each.auxAddresses ?? {}).flatMap(([name, ip]) => ['--aux-address', `${name}=${ip}`]),
    ),
    ...option('--config-from', request.configFrom),
    ...flag('--config-only', request.configOnly),
    ...option('--driver', request.driver),
    ...subnets.flatMap((each) => option('--gateway', each.gateway)),
    ...flag('--ingress', request.ingress),
    ...flag('--internal', request.internal),
    ...subnets.flatMap((each) => option('--ip-range', each.ipRange)),
    ...option('--ipam-driver', request.ipamDriver),
    ...pairs('--ipam-opt', request.ipamOptions),
    ...(request.ipv4 === false ? ['--ipv4=false'] : []),
    ...flag('--ipv6', request.ipv6),
    ...pairs('--label', request.labels),
    ...pairs('--opt', request.options),
    ...option('--scope', request.scope),
    ...subnets.flatMap((each) => ['--subnet', each.subnet]),
    request.name,
  ];
}

/** `docker network connect …`; network and container by the names a user would write. */
export function toConnectCommand(
  network: string,
  container: string,
  request: Omit<ConnectRequest, 'container'>,
): DockerCommand {
  return [
    ...['docker', 'network', 'connect'],
    ...(request.aliases ?? []).flatMap((alias) => ['--alias', alias]),
    ...pairs('--driver-opt', request.driverOptions),
    ...(request.gatewayPriority === undefined ? [] : ['--gw-priority', String(request.gatewayPriority)]),
    ...option('--ip', request.ipv4),
    ...option('--ip6', request.ipv6),
    ...(request.links ?? []).flatMap((link) => ['--link', link]),
    ...(request.linkLocalIps ?? []).flatMap((ip) => ['--link-local-ip', ip]),
    network,
    container,
  ];
}

/** `docker network disconnect …`. */
export function toDisconnectCommand(
  network: string,
  container: string,
  request: Omit<DisconnectRequest, 'container'> = {},
): DockerCommand {
  return ['docker', 'network', 'disconnect', ...flag('--force', request.force), network, container];
}

/** `docker network rm …`. */
export function toRemoveCommand(network: string): DockerCommand {
  return ['docker', 'network', 'rm', network];
}

/** R12: the command as one line a POSIX shell takes back apart into the same arguments. */
export function toShell(command: DockerCommand): string {
  return command.map(quote).join(' ');
}

const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const flag = (name: string, on: boolean | undefined): string[] => (on ? [name] : []);
const option = (name: string, value: string | undefined): string[] => (value ? [name, value] : []);
const pairs = (name: string, map: Record<string, string> = {}): string[] =>
  Object.entries(map).flatMap(([key, value]) => [name, value === '' ? key : `${key}=${value}`]);

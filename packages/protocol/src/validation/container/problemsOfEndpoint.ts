import { contains, isAtLeast, featuresOf } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { ConnectRequest } from '../../requests/networkRequests.ts';
import { problemsOfDriverOptions } from '../problemsOfKeys.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfAddress } from './problemsOfAddress.ts';
import type { JoiningContainer } from './problemsOfAddress.ts';

/** R136: returns what is wrong with the requested endpoint on a network. Paths are those of a connect's body. */
export function problemsOfEndpoint(
  request: Omit<ConnectRequest, 'container'>,
  network: Network,
  index: TopologyIndex,
  joiner: JoiningContainer,
): FieldProblem[] {
  return [
    ...problemsOfVersion(request, index),
    ...problemsOfAddress(request.ipv4, 4, network, index, joiner),
    ...problemsOfAddress(request.ipv6, 6, network, index, joiner),
    ...problemsOfLinkLocal(request.linkLocalIps, network),
    ...problemsOfAliases(request.aliases, network, index, joiner),
    ...problemsOfLinks(request.links, index),
    ...problemsOfDriverOptions('driverOptions', request.driverOptions),
    ...problemsOfSysctls(request.driverOptions, index),
  ];
}

function problemsOfVersion(
  { gatewayPriority, linkLocalIps, links, driverOptions }: Omit<ConnectRequest, 'container'>,
  index: TopologyIndex,
): FieldProblem[] {
  const features = featuresOf(index.engine);
  const ignored = (path: string, what: string) =>
    error(path, `This engine would ignore ${what}. Leave this out.`);
  return [
    ...(gatewayPriority !== undefined && !features.gatewayPriority
      ? [ignored('gatewayPriority', 'a gateway priority')]
      : []),
    ...(linkLocalIps?.length && !features.linkLocalIps
      ? [ignored('linkLocalIps', 'link-local addresses')]
      : []),
    ...(links?.length && !features.links ? [ignored('links', 'links')] : []),
    ...(Object.keys(driverOptions ?? {}).length > 0 && !features.endpointOptions
      ? [ignored('driverOptions', 'driver options')]
      : []),
  ];
}

function problemsOfLinkLocal(ips: readonly string[] = [], network: Network): FieldProblem[] {
  return ips.flatMap((ip, at) => {
    const path = `linkLocalIps.${at}`;
    if (contains('169.254.0.0/16', ip)) return [];
    if (!contains('fe80::/10', ip)) {
      return [error(path, 'Write an address in 169.254.0.0/16 or fe80::/10.')];
    }
    return network.enableIPv6
      ? []
      : [error(path, `${network.name} has no IPv6. Write an address in 169.254.0.0/16.`)];
  });
}

function problemsOfAliases(
  aliases: readonly string[] = [],
  network: Network,
  index: TopologyIndex,
  { id }: JoiningContainer,
): FieldProblem[] {
  if (aliases.length > 0 && network.predefined) {
    return [
      error('aliases', `${network.name} does not resolve names. Leave aliases out, or use another network.`),
    ];
  }
  const others = index.attachmentsOfNetwork(network.id).filter(({ containerId }) => containerId !== id);
  return aliases.flatMap((alias, at) => {
    const path = `aliases.${at}`;
    if (alias.trim() === '') return [error(path, 'Write a name.')];
    if (aliases.indexOf(alias) < at) return [warning(path, `${alias} is listed twice. Remove one.`)];
    if (!/^[\w.-]+$/.test(alias)) {
      return [
        warning(
          path,
          'Few programs look up a name with characters other than letters, digits, ".", "-" and "_".',
        ),
      ];
    }
    const other = others.find(({ names }) =>
      names.some((name) => name.toLowerCase() === alias.toLowerCase()),
    );
    const holder = other && index.containers.get(other.containerId)?.name;
    return holder ? [warning(path, `${holder} also has the name ${alias}. A lookup may find either.`)] : [];
  });
}

/** Engines from 27.0 on read this option. 28.5.2 refuses a wrong value, older engines ignore the option. */
function problemsOfSysctls(options: Record<string, string> = {}, index: TopologyIndex): FieldProblem[] {
  const key = 'com.docker.network.endpoint.sysctls';
  const value = options[key];
  if (value === undefined || !isAtLeast(index.engine.apiVersion, '1.46')) return [];
  return value.split(',').every((each) => /^net\.(?:ipv4|ipv6|mpls)\.[^.=]+\.IFNAME\.[^=]+=.*$/s.test(each))
    ? []
    : [
        error(
          `driverOptions.${key}`,
          'Write each as net.ipv4.conf.IFNAME.log_martians=1, separated by commas.',
        ),
      ];
}

/**
 * R136: links are written as `container` or `container:alias`. Engines store a link to an unknown container without an
 * error.
 */
function problemsOfLinks(links: readonly string[] = [], index: TopologyIndex): FieldProblem[] {
  return links.flatMap((link, at) => {
    const path = `links.${at}`;
    const [target = '', alias, ...rest] = link.split(':');
    if (target === '' || alias === '' || rest.length > 0) {
      return [error(path, 'Write a container, or a container and its alias: db or db:database.')];
    }
    const exists = index.topology.containers.some(
      ({ id, name }) => name === target || (target.length >= 12 && id.startsWith(target)),
    );
    return exists ? [] : [error(path, `The engine has no container ${target}. Choose an existing one.`)];
  });
}

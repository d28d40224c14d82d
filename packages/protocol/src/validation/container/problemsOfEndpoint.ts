import { contains, isAtLeast, featuresOf } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { ConnectRequest } from '../../requests/networkRequests.ts';
import { problemsOfDriverOptions } from '../problemsOfKeys.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfAddress } from './problemsOfAddress.ts';
import type { JoiningContainer } from './problemsOfAddress.ts';

/** R136: what is wrong with the endpoint asked for on a network; paths of a connect's body. */
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
  const offers = featuresOf(index.topology.engine);
  const ignored = (path: string, what: string) =>
    error(path, `This engine would ignore ${what}; leave it out.`);
  return [
    ...(gatewayPriority !== undefined && !offers.gatewayPriority
      ? [ignored('gatewayPriority', 'a priority')]
      : []),
    ...(linkLocalIps?.length && !offers.linkLocalIps ? [ignored('linkLocalIps', 'these')] : []),
    ...(links?.length && !offers.links ? [ignored('links', 'links')] : []),
    ...(Object.keys(driverOptions ?? {}).length > 0 && !offers.endpointOptions
      ? [ignored('driverOptions', 'these options')]
      : []),
  ];
}

function problemsOfLinkLocal(ips: readonly string[] = [], network: Network): FieldProblem[] {
  return ips.flatMap((ip, at) => {
    const path = `linkLocalIps.${at}`;
    if (contains('169.254.0.0/16', ip)) return [];
    if (!contains('fe80::/10', ip)) {
      return [error(path, 'Write an address of 169.254.0.0/16 or fe80::/10.')];
    }
    return network.enableIPv6
      ? []
      : [error(path, `${network.name} has no IPv6; take one of 169.254.0.0/16.`)];
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
      error('aliases', `${network.name} resolves no names; leave aliases out, or use another network.`),
    ];
  }
  const others = index.attachmentsOfNetwork(network.id).filter(({ containerId }) => containerId !== id);
  return aliases.flatMap((alias, at) => {
    const path = `aliases.${at}`;
    if (alias.trim() === '') return [error(path, 'Write a name.')];
    if (aliases.indexOf(alias) < at) return [warning(path, `${alias} is given twice; leave one out.`)];
    if (!/^[\w.-]+$/.test(alias)) {
      return [
        warning(
          path,
          'Few programs look up a name with other characters than letters, digits, ".", "-", "_".',
        ),
      ];
    }
    const bearer = others.find(({ names }) =>
      names.some((name) => name.toLowerCase() === alias.toLowerCase()),
    );
    const who = bearer && index.containers.get(bearer.containerId)?.name;
    return who ? [warning(path, `${who} answers to ${alias} too: either may be found.`)] : [];
  });
}

/** From 27.0 on (28.5.2 says so at once, older ones ignore it). */
function problemsOfSysctls(options: Record<string, string> = {}, index: TopologyIndex): FieldProblem[] {
  const key = 'com.docker.network.endpoint.sysctls';
  const value = options[key];
  if (value === undefined || !isAtLeast(index.topology.engine.apiVersion, '1.46')) return [];
  return value.split(',').every((each) => /^net\.(?:ipv4|ipv6|mpls)\.[^.=]+\.IFNAME\.[^=]+=.*$/s.test(each))
    ? []
    : [
        error(
          `driverOptions.${key}`,
          'Write each as net.ipv4.conf.IFNAME.log_martians=1, separated by commas.',
        ),
      ];
}

/** R136: links as `container` or `container:alias`. Engines keep one to nobody in silence. */
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
    return exists ? [] : [error(path, `There is no container ${target}; name one of this engine.`)];
  });
}

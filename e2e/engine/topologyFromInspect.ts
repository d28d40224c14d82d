import type { DockerCli } from './DockerCli.ts';
import type { ContainerJson, NetworkJson } from './dockerJson.ts';

const PROJECT = 'com.docker.compose.project';
const SERVICE = 'com.docker.compose.service';
const or = (text: string | undefined): string | null => text || null;
const byKey = <T extends { key: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

/**
 * The topology that the server must have, made from `docker inspect` alone. It shares no code with the server, so a
 * mistake goes unseen only if both make the same one.
 */
export async function topologyFromInspect(docker: DockerCli) {
  const networks = (await docker.inspectAll('network')) as NetworkJson[];
  const containers = (await docker.inspectAll('container')) as ContainerJson[];
  return {
    networks: byKey(networks.map(toNetwork)),
    containers: byKey(containers.map(toContainer)),
    attachments: byKey(containers.flatMap((each) => toAttachments(each, networks))),
  };
}

function toNetwork(json: NetworkJson) {
  return {
    key: json.Id,
    name: json.Name,
    driver: json.Driver,
    scope: json.Scope,
    internal: json.Internal,
    attachable: json.Attachable,
    ingress: json.Ingress,
    configOnly: json.ConfigOnly,
    enableIPv6: json.EnableIPv6,
    ipam: {
      driver: json.IPAM.Driver,
      options: json.IPAM.Options ?? {},
      config: (json.IPAM.Config ?? []).map((config) => ({
        subnet: config.Subnet,
        gateway: or(config.Gateway),
        ipRange: or(config.IPRange),
        // CLIs before 29 print it under its old name.
        auxiliaryAddresses: config.AuxiliaryAddresses ?? config.AuxAddress ?? {},
      })),
    },
    options: json.Options ?? {},
    labels: json.Labels ?? {},
    project: or(json.Labels?.[PROJECT]),
  };
}

function toContainer(json: ContainerJson) {
  const [mode, target] = json.HostConfig.NetworkMode.split(':');
  return {
    key: json.Id,
    name: json.Name.slice(1),
    state: json.State.Status,
    image: json.Config.Image,
    labels: json.Config.Labels ?? {},
    namespace:
      mode === 'container'
        ? { kind: mode, containerId: target }
        : { kind: mode === 'host' || mode === 'none' ? mode : 'own' },
    ports: portsOf(json),
    project: or(json.Config.Labels?.[PROJECT]),
    service: or(json.Config.Labels?.[SERVICE]),
  };
}

/** One sorted text for each port, so that their order has no effect. */
function portsOf(json: ContainerJson): string[] {
  const ports = Object.entries(json.NetworkSettings.Ports ?? {}).flatMap(([inside, bindings]) =>
    bindings === null || bindings.length === 0
      ? [`null:null→${inside}`]
      : bindings.map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}→${inside}`),
  );
  return ports.sort();
}

function toAttachments(container: ContainerJson, networks: NetworkJson[]) {
  return Object.entries(container.NetworkSettings.Networks ?? {}).map(([name, endpoint]) => {
    // 28.5.2 gives no id for a network that was connected while the container was stopped.
    const networkId = endpoint.NetworkID || (networks.find((each) => each.Name === name)?.Id ?? '');
    return {
      key: `${container.Id}:${networkId}`,
      containerId: container.Id,
      networkId,
      networkName: name,
      state: container.State.Running ? 'live' : 'configured',
      ipv4: or(endpoint.IPAddress),
      ipv6: or(endpoint.GlobalIPv6Address),
      mac: or(endpoint.MacAddress),
      gateway: or(endpoint.Gateway),
      aliases: endpoint.Aliases ?? [],
      requestedIPv4: or(endpoint.IPAMConfig?.IPv4Address),
      linkLocalIps: endpoint.IPAMConfig?.LinkLocalIPs ?? [],
    };
  });
}

export type ExpectedTopology = Awaited<ReturnType<typeof topologyFromInspect>>;

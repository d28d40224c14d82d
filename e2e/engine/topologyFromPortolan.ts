import type { TopologySnapshot } from '@portolan/protocol';
import type { ExpectedTopology } from './topologyFromInspect.ts';
import type { RunningPortolan } from './startPortolan.ts';

/** `GET /api/v1/topology` in the shape of {@link topologyFromInspect}: every entity, with the fields that inspect has. */
export async function topologyFromPortolan(portolan: RunningPortolan): Promise<ExpectedTopology> {
  const response = await fetch(`${portolan.origin}/api/v1/topology`, {
    headers: { Authorization: `Bearer ${portolan.token}` },
  });
  if (!response.ok) throw new Error(`GET /api/v1/topology answered ${response.status}.`);
  const topology = (await response.json()) as TopologySnapshot;
  return {
    networks: topology.networks.map((each) => ({
      key: each.id,
      name: each.name,
      driver: each.driver,
      scope: each.scope,
      internal: each.internal,
      attachable: each.attachable,
      ingress: each.ingress,
      configOnly: each.configOnly,
      enableIPv6: each.enableIPv6,
      ipam: each.ipam,
      options: each.options,
      labels: each.labels,
      project: each.project,
    })),
    containers: topology.containers.map((each) => ({
      key: each.id,
      name: each.name,
      state: each.state,
      image: each.image,
      labels: each.labels,
      namespace: each.namespace,
      ports: each.ports
        .map(({ ip, publicPort, privatePort, type }) => `${ip}:${publicPort}→${privatePort}/${type}`)
        .sort(),
      project: each.project,
      service: each.service,
    })),
    attachments: topology.attachments.map((each) => ({
      key: each.id,
      containerId: each.containerId,
      networkId: each.networkId,
      networkName: each.networkName,
      state: each.state,
      ipv4: each.ipv4,
      ipv6: each.ipv6,
      mac: each.mac,
      gateway: each.gateway,
      aliases: each.aliases,
      requestedIPv4: each.requested.ipv4,
      linkLocalIps: each.requested.linkLocalIps,
    })),
  };
}

import type { IpamConfig, LiveEndpoint, NetworkRecord } from '../../state/records.ts';

/** Which parts of a network the request asks for. */
export interface NetworkView {
  /** With the endpoints: in inspect, and in lists below API 1.28. */
  readonly containers: boolean;
  /** With the tasks of the swarm: in inspect with `verbose`. */
  readonly services?: boolean;
}

/** Returns a network as `GET /networks` and `GET /networks/{id}` show it. */
export function networkJson(network: NetworkRecord, view: NetworkView): object {
  return {
    Name: network.name,
    Id: network.id,
    Created: new Date(network.created).toISOString(),
    Scope: network.scope,
    Driver: network.driver,
    EnableIPv4: network.enableIPv4,
    EnableIPv6: network.enableIPv6,
    IPAM: {
      Driver: network.ipamDriver,
      Options: network.ipamOptions && Object.fromEntries(network.ipamOptions),
      Config: network.shownIpam.length === 0 ? null : network.shownIpam.map(ipamJson),
    },
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: network.ingress,
    ConfigFrom: { Network: network.configFrom },
    ConfigOnly: network.configOnly,
    Containers: containersJson(network, view),
    Options: Object.fromEntries(network.options),
    // The swarm manager answers for its own networks. It gives null where the daemon gives {}.
    Labels:
      network.scope === 'swarm' && network.labels.size === 0 ? null : Object.fromEntries(network.labels),
    ...(network.loadBalancer && view.containers
      ? { Peers: [{ Name: '5f1c0de5a3b7', IP: '127.0.0.1' }] }
      : {}),
    ...(network.loadBalancer && view.services ? { Services: servicesJson(network) } : {}),
  };
}

/** The sample's swarm runs no services. Single containers are tasks of the service with the empty name. */
function servicesJson(network: NetworkRecord): object {
  const tasks = [...network.members.values()].map(({ container, endpoint }) => ({
    Name: container.name,
    EndpointID: endpoint.id,
    EndpointIP: endpoint.ipv4?.text ?? '',
    Info: { 'Host IP': '127.0.0.1' },
  }));
  return { '': { VIP: '<nil>', Ports: [], LocalLBIndex: 0, Tasks: tasks } };
}

function containersJson(network: NetworkRecord, view: NetworkView): object | null {
  if (network.scope === 'swarm' && (!view.containers || network.members.size === 0)) return null;
  if (!view.containers) return {};
  const containers = new Map<string, object>();
  for (const [id, { container, endpoint }] of network.members) {
    containers.set(id, endpointJson(container.name, endpoint));
  }
  if (network.loadBalancer) {
    containers.set(`lb-${network.name}`, endpointJson(`${network.name}-endpoint`, network.loadBalancer));
  }
  return Object.fromEntries(containers);
}

function endpointJson(name: string, endpoint: LiveEndpoint): object {
  const { ipv4, ipv6 } = endpoint;
  return {
    Name: name,
    EndpointID: endpoint.id,
    MacAddress: endpoint.mac,
    IPv4Address: ipv4 ? `${ipv4.text}/${ipv4.pool.subnet.bits}` : '',
    IPv6Address: ipv6 ? `${ipv6.text}/${ipv6.pool.subnet.bits}` : '',
  };
}

function ipamJson({ subnet, ipRange, gateway, auxAddresses }: IpamConfig): object {
  return {
    Subnet: subnet,
    ...(ipRange ? { IPRange: ipRange } : {}),
    ...(gateway ? { Gateway: gateway } : {}),
    ...(auxAddresses ? { AuxiliaryAddresses: Object.fromEntries(auxAddresses) } : {}),
  };
}

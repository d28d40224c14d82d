import type { RunContainerRequest } from '@portolan/protocol';
import type { Edit, TopologyIndex } from '@portolan/topology';

/** The request as an edit, to foresee its impact; without networks it joins the engine's own bridge. */
export function toRunEdit(request: RunContainerRequest, index: TopologyIndex): Edit {
  const bridge = index.topology.networks.find((each) => each.predefined && each.name === 'bridge');
  const networks = request.networks ?? (bridge ? [{ network: bridge.id }] : []);
  return {
    kind: 'run-container',
    name: request.name,
    networks: networks.map(({ network, ...endpoint }) => ({ networkId: network, endpoint })),
    ports: (request.ports ?? []).map(({ hostIp, hostPort, containerPort, protocol }) => ({
      ip: hostIp ?? '0.0.0.0',
      privatePort: containerPort,
      publicPort: hostPort ?? null,
      type: protocol ?? 'tcp',
    })),
  };
}

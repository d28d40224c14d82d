import type { Edit } from '@portolan/topology';
import type { Command } from './command.ts';
import type { RunContainerRequest } from './requests/containerRequests.ts';

/** Returns the effect of a command on the topology: one edit for each network or container that it changes. */
export function toEdits(command: Command): Edit[] {
  switch (command.kind) {
    case 'create-network':
      return [{ kind: 'create-network', name: command.body.name }];
    case 'remove-network':
      return [command];
    case 'prune-networks':
      return command.ids.map((networkId) => ({ kind: 'remove-network', networkId }));
    case 'connect': {
      const { container, ...endpoint } = command.body;
      return [{ kind: 'connect', containerId: container, networkId: command.networkId, endpoint }];
    }
    case 'disconnect':
      return [{ kind: 'disconnect', containerId: command.body.container, networkId: command.networkId }];
    case 'run-container':
      return [{ kind: 'run-container', ...runEditOf(command.body) }];
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
    case 'remove-container':
      return [{ kind: command.kind, containerId: command.containerId }];
    case 'rename-container':
      return [command];
  }
}

function runEditOf({ name, networks = [], ports = [] }: RunContainerRequest) {
  return {
    name,
    networks: networks.map(({ network, ...endpoint }) => ({ networkId: network, endpoint })),
    ports: ports.map(({ containerPort, hostPort, hostIp, protocol }) => ({
      ip: hostIp ?? '0.0.0.0',
      privatePort: containerPort,
      publicPort: hostPort ?? null,
      type: protocol ?? 'tcp',
    })),
  };
}

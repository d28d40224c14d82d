import { announceNetwork, announceSwarmNetwork } from '../../events/announce.ts';
import { forbidden } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';
import { releasePools } from './networkPools.ts';
import { predefinedNetworks } from './networkRules.ts';
import type { NetworkRecord } from '../records.ts';

/** Removes a network that has no endpoint. Stopped containers have none (R102). */
export function removeNetwork(state: EngineState, network: NetworkRecord): void {
  if (predefinedNetworks.has(network.name)) {
    throw forbidden(`${network.name} is a pre-defined network and cannot be removed`);
  }
  if (network.configOnly) {
    for (const other of state.networks.values()) {
      if (other.configFrom !== network.name) continue;
      throw forbidden(
        `error while removing network: configuration network ${JSON.stringify(network.name)} is in use`,
      );
    }
  }
  if (network.members.size > 0) {
    const endpoints = [...network.members.values()].map(
      ({ container, endpoint }) => `name:"${container.name}" id:"${endpoint.id.slice(0, 12)}"`,
    );
    throw forbidden(
      `error while removing network: network ${network.name} has active endpoints (${endpoints.join(', ')})`,
    );
  }
  state.removeNetwork(network);
  if (!network.configOnly) releasePools(state, network.scope === 'swarm', network.pools);
  if (network.scope === 'swarm') announceSwarmNetwork(state.events, network, 'remove');
  // Engines do not announce the removal of a config-only network.
  else if (!network.configOnly) announceNetwork(state.events, network, 'destroy');
}

/** Removes every unused network that `accepts` returns true for. Returns the names of the removed networks. */
export function pruneNetworks(state: EngineState, accepts: (network: NetworkRecord) => boolean): string[] {
  const names: string[] = [];
  for (const network of [...state.networks.values()]) {
    if (predefinedNetworks.has(network.name) || network.configOnly) continue;
    if (network.members.size > 0 || !accepts(network)) continue;
    removeNetwork(state, network);
    names.push(network.name);
  }
  state.events.publish({
    Type: 'network',
    Action: 'prune',
    Actor: { ID: '', Attributes: { reclaimed: '0' } },
    scope: 'local',
  });
  return names;
}

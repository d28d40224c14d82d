import type { Network } from '@portolan/topology';

const BRIDGE_NAME = 'com.docker.network.bridge.name';

/** R50: the network that has an interface of the host for its bridge: one named so, or `br-` and the id's beginning. */
export function bridgeOwner(bridge: string, networks: readonly Network[]): string | null {
  const owner = networks.find(
    ({ id, driver, options, configOnly }) =>
      !configOnly &&
      (options[BRIDGE_NAME] === bridge || (driver === 'bridge' && bridge === `br-${id.slice(0, 12)}`)),
  );
  return owner?.name ?? (bridge === 'docker0' ? 'bridge' : null);
}

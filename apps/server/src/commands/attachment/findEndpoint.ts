import type { Attachment, Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';

/**
 * Returns a container's endpoint on a network. An endpoint that was created while the container was stopped has no
 * network id yet (28.5.2) and is found by the network's name.
 */
export function findEndpoint(
  reading: ContainerReading,
  network: Pick<Network, 'id' | 'name'>,
): Attachment | undefined {
  return reading.attachments.find((each) =>
    each.networkId ? each.networkId === network.id : each.networkName === network.name,
  );
}

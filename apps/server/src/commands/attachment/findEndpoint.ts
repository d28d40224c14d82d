import type { Attachment, Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';

/** A container's endpoint on a network; one that was made while the container was stopped has no id yet (28.5.2). */
export function findEndpoint(
  reading: ContainerReading,
  network: Pick<Network, 'id' | 'name'>,
): Attachment | undefined {
  return reading.attachments.find((each) =>
    each.networkId ? each.networkId === network.id : each.networkName === network.name,
  );
}

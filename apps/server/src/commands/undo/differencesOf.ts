import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import type { KeptEndpoint } from './Inverse.ts';
import { endpointOf } from './keepEndpoint.ts';

/** What the engine gave an endpoint now instead of what it had given it then, in sentences. */
export function differencesOf(
  reading: ContainerReading | null,
  network: Network,
  was: KeptEndpoint['was'],
): string[] {
  const endpoint = reading && endpointOf(reading, network);
  if (!endpoint) return [];
  const fields = [
    ['IPv4 address', was.ipv4, endpoint.ipv4],
    ['IPv6 address', was.ipv6, endpoint.ipv6],
    ['MAC address', was.mac, endpoint.mac],
  ] as const;
  // One that did not run then, or does not now, has none to compare.
  return fields
    .filter(([, then, now]) => then !== null && now !== null && then !== now)
    .map(
      ([what, then, now]) =>
        `${reading.container.name} has the ${what} ${now} on ${network.name} instead of ${then}.`,
    );
}

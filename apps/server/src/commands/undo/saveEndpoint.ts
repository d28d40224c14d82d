import { isDeepStrictEqual } from 'node:util';
import type { ConnectRequest } from '@portolan/protocol';
import type { Attachment, Container, Engine, Network } from '@portolan/topology';
import { isOlder } from '../../docker/calls/negotiateVersion.ts';
import { findEndpoint } from '../attachment/findEndpoint.ts';
import { currentEngine } from '../CommandContext.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { SavedEndpoint } from './Inverse.ts';

/**
 * R146: reads the container from the engine and returns what connects it to the network again as it is now. Returns
 * `null` if it is not connected.
 * @throws EngineError
 */
export async function saveEndpoint(
  context: CommandContext,
  containerId: string,
  network: Network,
): Promise<SavedEndpoint | null> {
  const [reading, engine] = await Promise.all([
    context.client.readContainer(containerId),
    currentEngine(context),
  ]);
  const endpoint = reading && findEndpoint(reading, network);
  return endpoint ? toSavedEndpoint(reading.container, endpoint, network, engine) : null;
}

/**
 * True if two requests ask for the same endpoint. MAC addresses are not compared, because Podman reports one that no
 * user requested.
 */
export function isSameRequest(a: ConnectRequest, b: ConnectRequest): boolean {
  return isDeepStrictEqual(sorted(a), sorted(b));
}

/** Engines report aliases in no fixed order, and some of them twice (20.10.24). */
const sorted = ({ mac: _, ...body }: ConnectRequest): object => ({
  ...body,
  aliases: [...new Set(body.aliases)].sort(),
  links: [...new Set(body.links)].sort(),
});

/** Returns the endpoint with the request that creates one like it. */
function toSavedEndpoint(
  container: Container,
  endpoint: Attachment,
  network: Network,
  engine: Engine,
): SavedEndpoint {
  const { requested, links, driverOptions, gatewayPriority } = endpoint;
  const aliases = requestedAliases(container, endpoint, engine);
  const body: ConnectRequest = {
    container: container.id,
    ...(aliases.length > 0 && { aliases }),
    ...(requested.ipv4 !== null && { ipv4: requested.ipv4 }),
    ...(requested.ipv6 !== null && { ipv6: requested.ipv6 }),
    ...(requested.linkLocalIps.length > 0 && { linkLocalIps: requested.linkLocalIps }),
    // Links on the default bridge belong to the container, not to the endpoint (R223).
    ...(links.length > 0 && !network.predefined && { links }),
    ...(Object.keys(driverOptions).length > 0 && { driverOptions }),
    // Older engines report no priority, and refuse a request with one.
    ...(gatewayPriority !== 0 && { gatewayPriority }),
    // Docker ignores a MAC address at connect below API 1.54, and Portolan speaks at most 1.51 (R25).
    ...(engine.product === 'podman' && endpoint.mac !== null && { mac: endpoint.mac }),
  };
  const { ipv4, ipv6, mac } = endpoint;
  return { body, before: { containerName: container.name, networkName: network.name, ipv4, ipv6, mac } };
}

/** Below API 1.45, the engine itself adds the short id and the hostname to the aliases, so they are left out. */
function requestedAliases(container: Container, { aliases }: Attachment, { apiVersion }: Engine): string[] {
  if (!isOlder(apiVersion, '1.45')) return aliases;
  return aliases.filter((each) => each !== container.id.slice(0, 12) && each !== container.hostname);
}

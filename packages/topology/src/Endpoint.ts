import type { Attachment, Engine, Network } from './model.ts';
import { FAMILIES } from './traits/networkTraits.ts';
import type { Family } from './traits/networkTraits.ts';

/** A live attachment together with its network. */
export interface Endpoint {
  network: Network;
  attachment: Attachment;
}

/**
 * True for a failed connect: an attachment without an endpoint, which 20.10.24 keeps on a running container when it
 * refuses a connect. Podman reports no endpoint ids at all (5.4.2), so that nothing can be concluded there.
 */
export function isFailedConnect(engine: Engine, attachment: Attachment): boolean {
  return engine.product === 'docker' && attachment.state === 'live' && attachment.endpointId === null;
}

/**
 * True if the endpoint has an address of this family. An endpoint whose addresses are not known yet counts by its
 * network's settings.
 */
export function hasFamily({ network, attachment }: Endpoint, family: Family): boolean {
  const { ipv4, ipv6 } = attachment;
  if (ipv4 === null && ipv6 === null) return family === 4 ? network.enableIPv4 : network.enableIPv6;
  return (family === 4 ? ipv4 : ipv6) !== null;
}

export const familiesOf = (endpoint: Endpoint): Family[] =>
  FAMILIES.filter((family) => hasFamily(endpoint, family));

/** The endpoint's known addresses of these families. */
export function addressesOf({ attachment }: Endpoint, families: readonly Family[]): string[] {
  return families
    .map((family) => (family === 4 ? attachment.ipv4 : attachment.ipv6))
    .filter((address) => address !== null);
}

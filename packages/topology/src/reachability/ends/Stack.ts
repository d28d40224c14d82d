import type { Attachment, Network, Port } from '../../model.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { FAMILIES } from '../../traits/networkTraits.ts';

/** A stack's place on one network. */
export interface Endpoint {
  network: Network;
  attachment: Attachment;
}

/** A network stack that is there: a container's own, the host's, or whoever is beyond the host. */
export interface Stack {
  /** `engine`: the stack that host-mode containers use; the host's own unless the engine has an inner one (R215). */
  kind: 'own' | 'host' | 'engine' | 'outside';
  /** The owner's id; the kind for the others. */
  key: string;
  name: string;
  /** By network id; empty but for `own`. */
  endpoints: ReadonlyMap<string, Endpoint>;
  /** The network that carries the default gateway. */
  gateway: Endpoint | null;
  ports: readonly Port[];
  /** Made without networks. */
  isModeNone: boolean;
}

/** Whether a stack has an address of this family there; one that is not known yet counts as there. */
export function hasFamily({ network, attachment }: Endpoint, family: Family): boolean {
  const { ipv4, ipv6 } = attachment;
  if (ipv4 === null && ipv6 === null) return family === 4 ? network.enableIPv4 : network.enableIPv6;
  return (family === 4 ? ipv4 : ipv6) !== null;
}

export const familiesOf = (endpoint: Endpoint): Family[] => FAMILIES.filter((family) => hasFamily(endpoint, family));

/** Its addresses of these families. */
export function addressesOf({ attachment }: Endpoint, families: readonly Family[]): string[] {
  return families
    .map((family) => (family === 4 ? attachment.ipv4 : attachment.ipv6))
    .filter((address) => address !== null);
}

/** A name by which one container finds another, and the addresses that it resolves to. */
export interface PeerName {
  name: string;
  /** The network it is resolved on; `null` for a legacy link's entry in /etc/hosts. */
  networkId: string | null;
  kind: 'name' | 'short-id' | 'alias' | 'service' | 'hostname' | 'qualified' | 'link' | 'tasks' | 'vip';
  /** Addresses of the container that is asked about; empty where the engine does not report them (the virtual address of a swarm service). */
  addresses: string[];
  /** `null` if only this container has the name. */
  ambiguity: Ambiguity | null;
}

/** Tells that a name may resolve to another container, too. */
export interface Ambiguity {
  /** All containers that this viewer finds by the name, including the one that is asked about. */
  holders: string[];
  /** The container that is resolved first; `null` where the order is not fixed (several holders on one network). */
  winner: string | null;
}

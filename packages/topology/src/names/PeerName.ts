/** A name by which one container finds another, and what it means there. */
export interface PeerName {
  name: string;
  /** The network it is resolved on; `null` for a legacy link's entry in /etc/hosts. */
  networkId: string | null;
  kind: 'name' | 'short-id' | 'alias' | 'service' | 'hostname' | 'qualified' | 'link' | 'tasks' | 'vip';
  /** What the container asked about holds; empty where the engine does not tell (a swarm service's virtual address). */
  addresses: string[];
  /** `null` when only this container answers to it. */
  ambiguity: Ambiguity | null;
}

/** Why a name may lead elsewhere. */
export interface Ambiguity {
  /** All containers that answer to the name for this viewer, the one asked about included. */
  holders: string[];
  /** Who is answered first; `null` where the order is not fixed (several holders on that network). */
  winner: string | null;
}

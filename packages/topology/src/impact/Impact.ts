import type { Port } from '../model.ts';

/** What changes between two topologies, in ids. Every list is sorted and without repeats. */
export interface Impact {
  /** R121: pairs of containers that have a common network after but not before; the smaller id is first. */
  gained: [string, string][];
  /** R121: pairs of containers that have a common network before but not after. */
  lost: [string, string][];
  /** R122: the names that running containers resolve. */
  names: {
    gained: NameChange[];
    lost: NameChange[];
    /** Names that meant one container and now mean several, where it is not fixed which of them is found. */
    ambiguous: NameChange[];
  };
  /** R124: published ports that stop, start, or move to another network. */
  ports: PortChange[];
  /** R123: changed default gateways of containers that run before and after. */
  gateways: GatewayChange[];
  /** R125: stopped containers that can no longer start, because something that they need is gone. */
  cannotStart: string[];
}

/** A name that each of `viewers` resolves to each of `holders`. */
export interface NameChange {
  name: string;
  holders: string[];
  viewers: string[];
}

/** Published ports of a container, and the networks through which they are mapped before and after. */
export interface PortChange {
  containerId: string;
  kind: 'stop' | 'start' | 'move';
  /** The ports before the change; for a `start`, the ports after it. The `::` twin of a port on `0.0.0.0` is left out. */
  ports: Port[];
  from: string | null;
  to: string | null;
}

/** The network that carries a container's default gateway, before and after. */
export interface GatewayChange {
  containerId: string;
  from: string | null;
  to: string | null;
}

import type { Port } from '../model.ts';

/** What changes between two topologies, in ids; every list is sorted and without repeats. */
export interface Impact {
  /** R121: pairs of containers that come to share a network; the smaller id first. */
  gained: [string, string][];
  /** R121: pairs that share no network any more. */
  lost: [string, string][];
  /** R122: what running containers resolve. */
  names: {
    gained: NameChange[];
    lost: NameChange[];
    /** Names that meant one container and now mean several: who of them answers is not fixed. */
    ambiguous: NameChange[];
  };
  /** R124: published ports that stop, start, or come through another network. */
  ports: PortChange[];
  /** R123: default gateways of containers that run before and after. */
  gateways: GatewayChange[];
  /** R125: stopped containers that can start no more: what they need is gone. */
  cannotStart: string[];
}

/** A name as every one of `viewers` resolves it to every one of `holders`. */
export interface NameChange {
  name: string;
  holders: string[];
  viewers: string[];
}

/** Published ports of a container, and the network whose gateway they come through. */
export interface PortChange {
  containerId: string;
  kind: 'stop' | 'start' | 'move';
  /** As they were before, or are after a `start`; the `::` twin of one on `0.0.0.0` is left out. */
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

import type { Port } from '../model.ts';

/** The id of a verdict's source or target: a container's id, `host` (the engine's host) or `outside` (everything beyond it). */
export type EndId = string;

/** A port that is open on a path. Where a list of these is `null`, every port is open. */
export interface OpenPort {
  port: number;
  protocol: Port['type'];
}

interface PathBase {
  /** `engine`: the engine itself ensures the path. `declared`: layer 2, routing or another host decides. */
  certainty: 'engine' | 'declared';
  /** The addresses of `to` that `from` can use on this path, without prefix length; empty where the engine reports none. */
  addresses: string[];
}

/** One way in which `from` reaches `to`. */
export type Path =
  /** Over a network of both, or from the host directly onto a bridge. */
  | (PathBase & {
      kind: 'network';
      networkId: string;
      /** Names by which `from` finds `to` on this network. */
      names: string[];
      /** The ports that a legacy link opens on a network with ICC off; `null`: every port. */
      ports: OpenPort[] | null;
    })
  /** Both ends use one network stack. */
  | (PathBase & { kind: 'loopback' })
  /** Through the host: `hostIp:port` is mapped to `targetPort` of `to`. `networkId`: the network by which `from` reaches the host; `null` from the host itself and from outside. */
  | (PathBase & {
      kind: 'published-port';
      hostIp: string;
      port: number;
      protocol: Port['type'];
      targetPort: number;
      networkId: string | null;
    })
  /** To the host's own stack, or between the host and the outside. `networkId`: the network whose gateway carries it; `null` between host and outside. */
  | (PathBase & { kind: 'host'; networkId: string | null })
  /** Forwarded by the host: into a network in gateway mode `routed`, or out through the network of the default gateway. */
  | (PathBase & { kind: 'routed'; networkId: string; ports: OpenPort[] | null });

/** Why a verdict is as it is: a stable code, a sentence, and the network it is about. */
export interface Reason {
  code: ReasonCode;
  sentence: string;
  networkId?: string;
}

/** The computed answer to "can `from` reach `to`?". It follows from the engine's state, which does not show what listens on a port. */
export interface Verdict {
  from: EndId;
  to: EndId;
  verdict: 'allowed' | 'blocked' | 'unknown';
  paths: Path[];
  reasons: Reason[];
}

/** A verdict as one character of the matrix: `a` allowed, `p` allowed through published ports only, `b` blocked, `u` unknown, `.` the end itself. */
export type VerdictCode = 'a' | 'p' | 'b' | 'u' | '.';

/** Every code that a reason can have; docs/rules/reachability.md lists them (R218). */
export type ReasonCode =
  | 'same-stack'
  | 'same-network'
  | 'host-on-bridge'
  | 'through-published-port'
  | 'loopback-bound'
  | 'through-gateway'
  | 'routed-network'
  | 'host-stack'
  | 'not-running'
  | 'paused'
  | 'restarting'
  | 'no-stack'
  | 'stack-gone'
  | 'cut-off'
  | 'icc-off'
  | 'link'
  | 'internal'
  | 'isolated'
  | 'no-common-network'
  | 'parent-interface'
  | 'no-ipv4'
  | 'masquerade-off'
  | 'needs-route'
  | 'forward-policy'
  | 'engine-protects'
  | 'other-family'
  | 'declared-driver'
  | 'between-hosts'
  | 'same-machine'
  | 'rootless'
  | 'unproven-engine';

/** The smallest change after which `from` reaches `to`. */
export type Remedy =
  | { kind: 'connect'; containerId: string; networkId: string }
  | { kind: 'start' | 'unpause' | 'restart'; containerId: string };

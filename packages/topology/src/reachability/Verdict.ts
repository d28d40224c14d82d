import type { Port } from '../model.ts';

/** One end of a question "can A reach B?": a container's id, `host` (the engine's), or `outside` (whoever is beyond it). */
export type EndId = string;

/** A port that is open on a path; `null` in place of a list means every port. */
export interface OpenPort {
  port: number;
  protocol: Port['type'];
}

interface PathBase {
  /** `engine`: the engine sees to it by itself. `declared`: layer 2, routing or another host decides. */
  certainty: 'engine' | 'declared';
  /** The addresses of `to` that `from` may use on this path, without prefix length; empty where the engine tells none. */
  addresses: string[];
}

/** One way from `from` to `to`. */
export type Path =
  /** On a network of both, or from the host straight onto a bridge. */
  | (PathBase & {
      kind: 'network';
      networkId: string;
      /** Names that `from` may use for `to` there. */
      names: string[];
      /** What a legacy link opens where containers may not talk otherwise. */
      ports: OpenPort[] | null;
    })
  /** Both are in one stack. */
  | (PathBase & { kind: 'loopback' })
  /** Through the host: `hostIp:port` leads to `targetPort` of `to`. `networkId`: how `from` gets to the host, `null` from the host itself and from outside. */
  | (PathBase & {
      kind: 'published-port';
      hostIp: string;
      port: number;
      protocol: Port['type'];
      targetPort: number;
      networkId: string | null;
    })
  /** To the host's own stack, or from it to the outside. `networkId`: by whose gateway, `null` between host and outside. */
  | (PathBase & { kind: 'host'; networkId: string | null })
  /** Forwarded by the host: into a network in gateway mode `routed`, or out through the network of the default gateway. */
  | (PathBase & { kind: 'routed'; networkId: string; ports: OpenPort[] | null });

/** Why a verdict is as it is: a stable code, a sentence, and the network it is about. */
export interface Reason {
  code: ReasonCode;
  sentence: string;
  networkId?: string;
}

/** The computed answer to "can `from` reach `to`?", by what the engine's state allows; what listens there it cannot know. */
export interface Verdict {
  from: EndId;
  to: EndId;
  verdict: 'allowed' | 'blocked' | 'unknown';
  paths: Path[];
  reasons: Reason[];
}

/** A verdict as one character of the matrix: allowed directly, only through a published port, blocked, unknown, itself. */
export type VerdictCode = 'a' | 'p' | 'b' | 'u' | '.';

/** Every code a reason can have; they are listed in docs/rules/reachability.md (R218). */
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
  | 'rootless'
  | 'unproven-engine';

/** The smallest change after which `from` reaches `to`. */
export type Remedy =
  | { kind: 'connect'; containerId: string; networkId: string }
  | { kind: 'start' | 'unpause' | 'restart'; containerId: string };

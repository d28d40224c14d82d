import * as z from 'zod';
import { ContainerId } from './networkRequests.ts';

/** Body of `POST /api/v1/probes`: a test from inside a container. */
export const ProbeRequest = z
  .strictObject({
    from: ContainerId,
    to: z.union([ContainerId, z.enum(['host', 'outside'])]),
    kind: z.enum(['ping', 'tcp', 'dns']),
    /** Needed by `tcp`. */
    port: z.int().min(1).max(65535).optional(),
    /** Needed by `dns`: one of the names that `from` may use for `to`, as the topology has them. */
    name: z.string().min(1).max(253).optional(),
    /** One of the addresses of `to` in the topology; the first that `from` may use when left out. */
    address: z.union([z.ipv4(), z.ipv6()]).optional(),
  })
  .refine(({ kind, port }) => kind !== 'tcp' || port !== undefined, {
    path: ['port'],
    error: 'Name the port to try.',
  })
  .refine(({ kind, name }) => kind !== 'dns' || name !== undefined, {
    path: ['name'],
    error: 'Name what to look up.',
  });
export type ProbeRequest = z.infer<typeof ProbeRequest>;

/** Answer of `POST /api/v1/probes`: what was observed, beside what was foretold. */
export interface Probe {
  from: string;
  to: string;
  kind: ProbeRequest['kind'];
  /**
   * `refused`: the way is open, but nothing listens on that port. `untested`: it could not be tried, which says nothing
   * of the way itself.
   */
  outcome: 'reached' | 'refused' | 'not-reached' | 'untested';
  /** What happened, in one sentence. */
  detail: string;
  /** What was tried: an address, a name. */
  target: string | null;
  port: number | null;
  /** What a name resolved to. */
  addresses: string[];
  /** What tested: `ping` in the container, `nc` in a helper container …; `null` when untested. */
  tool: string | null;
  /** What the tool printed, at most 64 KB. */
  output: string;
  milliseconds: number;
  /** What the topology foretells; `null` where it does not (a port that may or may not be listened on …). */
  predicted: 'reached' | 'not-reached' | null;
  /** Whether observation and prediction agree; `null` where either is missing. */
  agrees: boolean | null;
}

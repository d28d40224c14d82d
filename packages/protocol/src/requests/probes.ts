import * as z from 'zod';
import { ContainerId, IPv4Address, IPv6Address } from './networkRequests.ts';

/** Body of `POST /api/v1/probes`: a test that runs inside a container. */
export const ProbeRequest = z
  .strictObject({
    from: ContainerId,
    to: z.union([ContainerId, z.enum(['host', 'outside'])]),
    kind: z.enum(['ping', 'tcp', 'dns']),
    port: z.int().min(1).max(65535).optional().describe('Required by `tcp`'),
    name: z
      .string()
      .min(1)
      .max(253)
      .optional()
      .describe('Required by `dns`: a name that `from` can use for `to` according to the topology'),
    address: z
      .union([IPv4Address, IPv6Address])
      .optional()
      .describe('An address of `to` in the topology. The default is the first one that `from` can use'),
  })
  .refine(({ kind, port }) => kind !== 'tcp' || port !== undefined, {
    path: ['port'],
    error: 'Give the port to test.',
  })
  .refine(({ kind, name }) => kind !== 'dns' || name !== undefined, {
    path: ['name'],
    error: 'Give the name to look up.',
  })
  .meta({ id: 'ProbeRequest', examples: [{ from: '0'.repeat(64), to: 'outside', kind: 'ping' }] });
export type ProbeRequest = z.infer<typeof ProbeRequest>;

/** Answer of `POST /api/v1/probes`: the observation and the prediction. */
export interface Probe {
  from: string;
  to: string;
  kind: ProbeRequest['kind'];
  /**
   * `refused`: the path is open, but no process listens on the port. `untested`: the probe could not run, which says
   * nothing about the path.
   */
  outcome: 'reached' | 'refused' | 'not-reached' | 'untested';
  /** What happened, in one sentence. */
  detail: string;
  /** The address or the name that was tested. */
  target: string | null;
  port: number | null;
  /** The addresses that the name resolved to. */
  addresses: string[];
  /** The program that ran, such as `ping` in the container or `nc` in a helper container; `null` if untested. */
  tool: string | null;
  /** The output of the tool, at most 64 KB. */
  output: string;
  milliseconds: number;
  /** `null` if there is no prediction, for example because it is not known whether a process listens on the port. */
  predicted: 'reached' | 'not-reached' | null;
  /** True if the observation matches the prediction; `null` if either is missing. */
  agrees: boolean | null;
}

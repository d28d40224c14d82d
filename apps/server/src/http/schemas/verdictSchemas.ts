import type { Probe, ReachabilityMatrix } from '@portolan/protocol';
import type { Path, Reason, Verdict } from '@portolan/topology';
import * as z from 'zod';

// The schemas of verdicts and probes. `satisfies` ensures that they match the types, as in replySchemas.ts.
const text = z.string();
const nullable = text.nullable();
const protocol = z.enum(['tcp', 'udp', 'sctp']);

const OpenPortsJson = z
  .array(z.object({ port: z.int(), protocol: protocol }).meta({ id: 'OpenPort' }))
  .nullable()
  .describe('null: every port');
const pathBase = {
  certainty: z.enum(['engine', 'declared']),
  addresses: z.array(text),
};
const PathJson = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('network'),
      networkId: text,
      names: z.array(text),
      ports: OpenPortsJson,
      ...pathBase,
    }),
    z.object({ kind: z.literal('loopback'), ...pathBase }),
    z.object({
      kind: z.literal('published-port'),
      hostIp: text,
      port: z.int(),
      protocol: protocol,
      targetPort: z.int(),
      networkId: nullable,
      ...pathBase,
    }),
    z.object({ kind: z.literal('host'), networkId: nullable, ...pathBase }),
    z.object({ kind: z.literal('routed'), networkId: text, ports: OpenPortsJson, ...pathBase }),
  ])
  .meta({
    id: 'Path',
    description:
      'One way in which the source reaches the target. `declared`: layer 2, routing or another host decides.',
  }) satisfies z.ZodType<Path>;

// `code` is any text here, because later rules can add codes.
const ReasonJson = z
  .object({
    code: text.describe('Stable: see docs/rules/reachability.md (R218)'),
    sentence: text,
    networkId: text.optional(),
  })
  .meta({ id: 'Reason' }) satisfies z.ZodType<Omit<Reason, 'code'>>;

export const VerdictJson = z
  .object({
    from: text.describe(
      'A container id, `host` or `outside`. For a pair of two engines, all ids have the name of their engine before them: `nas/…`',
    ),
    to: text,
    verdict: z.enum(['allowed', 'blocked', 'unknown']),
    paths: z.array(PathJson),
    reasons: z.array(ReasonJson),
  })
  .meta({ id: 'Verdict' }) satisfies z.ZodType<Omit<Verdict, 'reasons'>>;

export const MatrixJson = z
  .object({
    ids: z.array(text).describe('The order of the rows and of the columns'),
    rows: z
      .array(text)
      .describe('`a` allowed, `p` only through a published port, `b` blocked, `u` unknown, `.` the same end'),
  })
  .meta({ id: 'ReachabilityMatrix' }) satisfies z.ZodType<ReachabilityMatrix>;

export const ProbeJson = z
  .object({
    from: text,
    to: text,
    kind: z.enum(['ping', 'tcp', 'dns']),
    outcome: z
      .enum(['reached', 'refused', 'not-reached', 'untested'])
      .describe(
        '`refused`: the path is open, but nothing listens. `untested`: nothing is known about the path',
      ),
    detail: text,
    target: nullable,
    port: z.int().nullable(),
    addresses: z.array(text),
    tool: nullable,
    output: text,
    milliseconds: z.number(),
    predicted: z.enum(['reached', 'not-reached']).nullable(),
    agrees: z.boolean().nullable(),
  })
  .meta({ id: 'Probe' }) satisfies z.ZodType<Probe>;

import { Position, problems } from '@portolan/protocol';
import type {
  Activity,
  CreatedNetwork,
  Image,
  PositionsReply,
  Problem,
  PrunePreview,
  PruneReply,
  RanContainer,
  SessionReply,
  TopologySnapshot,
  UndoReply,
} from '@portolan/protocol';
import type { Attachment, Container, Namespace, Network, Port, Subnet } from '@portolan/topology';
import * as z from 'zod';
import { EngineJson } from './engineSchemas.ts';

// The schemas of replies, for the OpenAPI document. `satisfies` ensures that they match the types.
const text = z.string();
const nullable = text.nullable();
const textMap = z.record(text, text);

const SubnetJson = z
  .object({
    subnet: text,
    gateway: nullable,
    ipRange: nullable,
    auxiliaryAddresses: textMap,
  })
  .meta({ id: 'Subnet' }) satisfies z.ZodType<Subnet>;

export const NetworkJson = z
  .object({
    id: text,
    name: text,
    driver: text,
    scope: z.enum(['local', 'swarm', 'global']),
    created: nullable,
    internal: z.boolean(),
    attachable: z.boolean(),
    ingress: z.boolean(),
    configOnly: z.boolean(),
    configFrom: nullable,
    enableIPv4: z.boolean(),
    enableIPv6: z.boolean(),
    ipam: z.object({ driver: text, options: textMap, config: z.array(SubnetJson) }),
    options: textMap,
    labels: textMap,
    predefined: z.boolean(),
    project: nullable,
  })
  .meta({ id: 'Network' }) satisfies z.ZodType<Network>;

const NamespaceJson = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('own') }),
    z.object({ kind: z.literal('host') }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('container'), containerId: text }),
  ])
  .meta({ id: 'Namespace' }) satisfies z.ZodType<Namespace>;

const PortJson = z
  .object({
    ip: nullable,
    privatePort: z.int(),
    publicPort: z.int().nullable(),
    type: z.enum(['tcp', 'udp', 'sctp']),
  })
  .meta({ id: 'Port' }) satisfies z.ZodType<Port>;

const ContainerJson = z
  .object({
    id: text,
    name: text,
    image: text,
    state: z.enum([
      'created',
      'running',
      'paused',
      'restarting',
      'removing',
      'exited',
      'dead',
      'stopping',
      'unknown',
    ]),
    health: z.enum(['healthy', 'unhealthy', 'starting']).nullable(),
    exitCode: z.int().nullable(),
    created: nullable,
    startedAt: nullable,
    hostname: text,
    networkMode: text,
    namespace: NamespaceJson,
    ports: z.array(PortJson),
    labels: textMap,
    project: nullable,
    service: nullable,
  })
  .meta({ id: 'Container' }) satisfies z.ZodType<Container>;

const AttachmentJson = z
  .object({
    id: text,
    containerId: text,
    networkId: text,
    networkName: text,
    state: z.enum(['live', 'configured']),
    endpointId: nullable,
    ipv4: nullable,
    ipv6: nullable,
    mac: nullable,
    gateway: nullable,
    gatewayIPv6: nullable,
    gatewayPriority: z.number(),
    aliases: z.array(text),
    names: z.array(text),
    links: z.array(text),
    driverOptions: textMap,
    requested: z.object({ ipv4: nullable, ipv6: nullable, linkLocalIps: z.array(text) }),
  })
  .meta({ id: 'Attachment' }) satisfies z.ZodType<Attachment>;

export const TopologyJson = z
  .object({
    epoch: text,
    revision: z.int(),
    engine: EngineJson,
    networks: z.array(NetworkJson),
    containers: z.array(ContainerJson),
    attachments: z.array(AttachmentJson),
  })
  .meta({ id: 'Topology' }) satisfies z.ZodType<TopologySnapshot>;

/** The header of replies that are computed from the topology of a revision. */
export const RevisionHeaders = z.object({
  ETag: text.describe(
    'Identifies the revision. Send it as `If-None-Match` to get 304 until there is another one',
  ),
});

export const UNCHANGED = { description: 'Nothing has changed since the revision in `If-None-Match`' };

export const CreatedNetworkJson = z
  .object({ id: text, warning: text.optional() })
  .meta({ id: 'CreatedNetwork' }) satisfies z.ZodType<CreatedNetwork>;

export const RanContainerJson = z
  .object({ id: text, warning: text.optional() })
  .meta({ id: 'RanContainer' }) satisfies z.ZodType<RanContainer>;

export const ImageJson = z
  .object({ id: text, tags: z.array(text), size: z.number(), created: nullable })
  .meta({ id: 'Image' }) satisfies z.ZodType<Image>;

export const PrunePreviewJson = z
  .object({
    id: text,
    networks: z.array(
      z
        .object({
          id: text,
          name: text,
          driver: text,
          created: nullable,
          reason: z.enum(['unused', 'stopped-only']),
          stoppedMembers: z.array(text),
        })
        .meta({ id: 'PruneCandidate' }),
    ),
  })
  .meta({ id: 'PrunePreview' }) satisfies z.ZodType<PrunePreview>;

export const PruneReplyJson = z
  .object({ removed: z.array(text), kept: z.array(z.object({ id: text, reason: text })) })
  .meta({ id: 'PruneReply' }) satisfies z.ZodType<PruneReply>;

export const ActivityJson = z
  .object({
    id: text,
    at: text,
    summary: text,
    commands: z.array(text),
    networkIds: z.array(text),
    containerIds: z.array(text),
    undo: z
      .discriminatedUnion('state', [
        z.object({ state: z.literal('possible'), limits: z.array(text) }),
        z.object({ state: z.literal('impossible'), reason: text }),
        z.object({ state: z.literal('undone'), at: text, notRestored: z.array(text) }),
      ])
      .meta({ id: 'UndoState' }),
  })
  .meta({ id: 'Activity' }) satisfies z.ZodType<Activity>;

export const UndoReplyJson = z
  .object({ notRestored: z.array(text) })
  .meta({ id: 'UndoReply' }) satisfies z.ZodType<UndoReply>;

export const SessionJson = z
  .object({ role: z.enum(['viewer', 'operator']), readOnly: z.boolean() })
  .meta({ id: 'Session' }) satisfies z.ZodType<SessionReply>;

export const PositionsJson = z
  .object({ positions: z.record(text, Position) })
  .meta({ id: 'Positions' }) satisfies z.ZodType<PositionsReply>;

export const InspectJson = z
  .record(text, z.unknown())
  .meta({ id: 'EngineJson', description: "The engine's JSON, unchanged." });

export const ProblemJson = z
  .object({
    type: text.describe('`urn:portolan:problem:` and the code'),
    title: text,
    status: z.int(),
    detail: text.describe('What happened in this case, and what to do'),
    code: z.enum(Object.keys(problems) as [Problem['code'], ...Problem['code'][]]),
    engine: text.optional().describe('The message of the engine, unchanged'),
    fields: z
      .array(z.object({ path: text.describe('Such as `subnets.0.gateway`'), message: text }))
      .optional()
      .describe('What is wrong with each field of the request'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' }) satisfies z.ZodType<Problem>;

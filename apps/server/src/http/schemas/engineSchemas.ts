import type { EngineSummary, EngineTestReply } from '@portolan/protocol';
import type { Engine } from '@portolan/topology';
import * as z from 'zod';

// The schemas of replies about engines, for the OpenAPI document. `satisfies` ensures that they match the types.
const text = z.string();
const product = z.enum(['docker', 'podman']);
const SwarmNodeJson = z
  .object({ nodeId: text, clusterId: text.nullable(), isManager: z.boolean() })
  .meta({ id: 'SwarmNode' });
// `nullable()` would make the component itself nullable, everywhere.
const swarmNode = z.union([SwarmNodeJson, z.null()]);

export const EngineJson = z
  .object({
    id: text,
    name: text,
    product,
    version: text,
    apiVersion: text,
    operatingSystem: text,
    rootless: z.boolean(),
    swarm: z.boolean(),
    swarmNode,
    networkDrivers: z.array(text),
    sample: z.boolean(),
  })
  .meta({ id: 'Engine' }) satisfies z.ZodType<Engine>;

export const EngineSummaryJson = z
  .object({
    name: text.describe('The segment in `/api/v1/engines/{name}/…`'),
    isDefault: z.boolean().describe('True for the engine that the paths without a name mean'),
    state: z.enum(['connecting', 'live', 'stale', 'unreachable']),
    since: text.describe('When the state began, ISO 8601'),
    address: text,
    message: text.nullable().describe('Why the engine is stale or unreachable'),
    sample: z.boolean(),
    product: product.nullable().describe('Null until the engine has answered once, like the fields below'),
    version: text.nullable(),
    engineId: text.nullable(),
    containers: z.int().nullable(),
    networks: z.int().nullable(),
    swarm: swarmNode,
    isRemovable: z.boolean().describe('True if an operator added the engine and can remove it'),
  })
  .meta({ id: 'EngineSummary' }) satisfies z.ZodType<EngineSummary>;

export const EngineTestJson = z
  .object({
    product,
    version: text,
    apiVersion: text,
    hostName: text,
    engineId: text,
    watchedAs: text.nullable().describe('The name under which this address is watched already'),
    sameIdAs: text
      .nullable()
      .describe('A watched engine with the same id: this one by another address, or a clone of its machine'),
  })
  .meta({ id: 'EngineTest' }) satisfies z.ZodType<EngineTestReply>;

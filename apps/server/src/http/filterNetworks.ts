import { networkFilter } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import * as z from 'zod';
import { flag, someOf, words } from './query.ts';

/**
 * Filters of `GET /api/v1/networks`: those of `docker network ls`, and ours (R170). A filter given twice means either,
 * but for labels, which must all be there.
 */
export const NetworkQuery = z.strictObject({
  driver: words.describe('The driver'),
  id: words.describe('A part of the id; `^` before it: its beginning'),
  name: words.describe('A part of the name; `^` before it: its beginning; `$` behind it: its end'),
  label: words.describe('A label as `key` or `key=value`'),
  scope: someOf(['local', 'swarm', 'global']),
  type: someOf(['custom', 'builtin']).describe("builtin: the engine's own bridge, host and none"),
  dangling: flag.describe(
    "The same as `unused`: computed here, since the engine's filter of this name is wrong (20.10.24, 28.5.2)",
  ),
  project: words.describe('The Compose project; empty: none'),
  internal: flag.describe('Without a way out'),
  unused: flag.describe("Not the engine's own and without any container, running or not"),
  stoppedMembers: flag.describe('With containers that do not run among its members'),
});

/** The networks that pass all filters, in the topology's order. */
export const filterNetworks = (index: TopologyIndex, query: z.output<typeof NetworkQuery>): Network[] =>
  index.topology.networks.filter(networkFilter(index, query));

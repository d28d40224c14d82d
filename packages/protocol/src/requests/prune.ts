import * as z from 'zod';
import { NetworkId } from './networkRequests.ts';

/** A network that a prune would remove, an entry of `GET /api/v1/prune/networks`. */
export interface PruneCandidate {
  id: string;
  name: string;
  driver: string;
  created: string | null;
  /** `unused`: the network has no members. `stopped-only`: its members do not run, and could not start without it. */
  reason: 'unused' | 'stopped-only';
  /** Ids of the members that do not run. */
  stoppedMembers: string[];
}

/** Answer of `GET /api/v1/prune/networks`. */
export interface PrunePreview {
  /** Identifies this preview in the body of a prune. */
  id: string;
  networks: PruneCandidate[];
}

/**
 * Body of `POST /api/v1/prune/networks`: removes exactly these networks, as the requester's preview with this id showed
 * them. Without an id, the requester's last preview counts (R144).
 */
export const PruneRequest = z
  .strictObject({
    ids: z.array(NetworkId).min(1).max(900),
    preview: z.string().max(64).optional(),
  })
  .meta({ id: 'PruneRequest', examples: [{ ids: ['0'.repeat(64)] }] });
export type PruneRequest = z.infer<typeof PruneRequest>;

/** Answer of `POST /api/v1/prune/networks`. */
export interface PruneReply {
  removed: string[];
  kept: { id: string; reason: string }[];
}

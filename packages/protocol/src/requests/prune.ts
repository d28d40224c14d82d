import * as z from 'zod';
import { NetworkId } from './networkRequests.ts';

/** A network that a prune would remove: entry of `GET /api/v1/prune/networks`. */
export interface PruneCandidate {
  id: string;
  name: string;
  driver: string;
  created: string | null;
  /** `unused`: no container at all. `stopped-only`: containers that do not run, and could not start without it. */
  reason: 'unused' | 'stopped-only';
  /** Ids of those containers. */
  stoppedMembers: string[];
}

/** Answer of `GET /api/v1/prune/networks`. */
export interface PrunePreview {
  /** Names this preview in the body of a prune. */
  id: string;
  networks: PruneCandidate[];
}

/**
 * Body of `POST /api/v1/prune/networks`: exactly these go, as the asker's preview of this id showed them, or the last
 * one where none is given.
 */
export const PruneRequest = z.strictObject({
  ids: z.array(NetworkId).min(1).max(900),
  preview: z.string().max(64).optional(),
});
export type PruneRequest = z.infer<typeof PruneRequest>;

/** Answer of `POST /api/v1/prune/networks`. */
export interface PruneReply {
  removed: string[];
  kept: { id: string; reason: string }[];
}

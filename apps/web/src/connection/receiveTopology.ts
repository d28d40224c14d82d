import type { TopologyDiff, TopologySnapshot, Version } from '@portolan/protocol';
import { applyDiff } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** A topology with its epoch and revision. */
export interface Received {
  version: Version;
  topology: Topology;
}

/** Accepts a snapshot, whatever was received before. */
export function receiveSnapshot({ epoch, revision, ...topology }: TopologySnapshot): Received {
  return { version: { epoch, revision }, topology };
}

/**
 * R82: applies a diff if it is the next revision of the same epoch. An older one is ignored, and `current` is returned.
 * After any other one the result is `gap`, and the caller has to request a snapshot.
 */
export function receiveDiff(current: Received | null, diff: TopologyDiff): Received | 'gap' {
  if (current?.version.epoch !== diff.epoch) return 'gap';
  const { epoch, revision, ...change } = diff;
  if (revision <= current.version.revision) return current;
  if (revision !== current.version.revision + 1) return 'gap';
  return { version: { epoch, revision }, topology: applyDiff(current.topology, change) };
}

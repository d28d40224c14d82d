import type { TopologyDiff, TopologySnapshot, Version } from '@portolan/protocol';
import { applyDiff } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** A topology and where it stands. */
export interface Received {
  version: Version;
  topology: Topology;
}

/** Takes a snapshot whole, whatever was there before. */
export function receiveSnapshot({ epoch, revision, ...topology }: TopologySnapshot): Received {
  return { version: { epoch, revision }, topology };
}

/**
 * R82: a diff counts only when it is the next revision of the same epoch. An older one is dropped (`current` comes
 * back as it is); anything else is a `gap`, and a snapshot has to be asked for.
 */
export function receiveDiff(current: Received | null, diff: TopologyDiff): Received | 'gap' {
  if (current?.version.epoch !== diff.epoch) return 'gap';
  const { epoch, revision, ...change } = diff;
  if (revision <= current.version.revision) return current;
  if (revision !== current.version.revision + 1) return 'gap';
  return { version: { epoch, revision }, topology: applyDiff(current.topology, change) };
}

import type { TopologySnapshot } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import type { Gate } from '../access/Gate.ts';
import type { ActivityLog } from '../activity/ActivityLog.ts';
import type { PrunePreviews } from '../commands/network/PrunePreviews.ts';
import type { Inverse } from '../commands/undo/Inverse.ts';
import type { Replacements } from '../commands/undo/Replacements.ts';
import type { EngineClient } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import type { PositionStore } from '../positions/PositionStore.ts';
import type { Prober } from '../probes/Prober.ts';
import type { TopologyPublisher } from '../publish/TopologyPublisher.ts';
import type { MatrixCache } from '../reachability/matrix/MatrixCache.ts';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';

/** The parts of the server that the routes use. */
export interface ServerContext {
  gate: Gate;
  client: EngineClient;
  watcher: Pick<TopologyWatcher, 'index' | 'status' | 'refresh'>;
  publisher: Pick<TopologyPublisher, 'snapshot' | 'epoch' | 'revision'>;
  positions: PositionStore;
  activities: ActivityLog<Inverse>;
  previews: PrunePreviews;
  replacements: Replacements;
  matrix: MatrixCache;
  prober: Pick<Prober, 'probe'>;
}

/**
 * Returns the topology and revision that clients have.
 * @throws EngineError if there is no topology yet
 */
export function currentSnapshot({ publisher, watcher }: ServerContext): TopologySnapshot {
  return publisher.snapshot() ?? throwNotReady(watcher);
}

/** Returns the index of the current topology. @throws EngineError if there is no topology yet */
export function currentIndex({ watcher }: ServerContext): TopologyIndex {
  return watcher.index ?? throwNotReady(watcher);
}

/** Returns the ETag of the current topology, and of all that is computed from it. */
export function currentTag({ publisher }: ServerContext): string {
  return `"${publisher.epoch}.${publisher.revision}"`;
}

function throwNotReady({ status }: ServerContext['watcher']): never {
  throw new EngineError(
    'engine-unreachable',
    status.message ?? 'The engine has not been read yet. Try again.',
  );
}

import type { Engine } from '@portolan/topology';
import type { EngineStatus } from './engineStatus.ts';

/** One of the engines that the server watches: an entry of `GET /api/v1/engines` and of the `engines` event. */
export interface EngineSummary extends Pick<
  EngineStatus,
  'state' | 'since' | 'address' | 'message' | 'sample'
> {
  /** Unique. It is the segment in `/api/v1/engines/{name}/…` and in the Socket.IO namespace `/engines/{name}`. */
  name: string;
  /** The engine that the paths without a name mean, and the Socket.IO namespace `/`. */
  isDefault: boolean;
  /** `null` until the engine has answered once, as are `version` and the counts. */
  product: 'docker' | 'podman' | null;
  version: string | null;
  /** The engine's id, which several engines can share (a cloned machine). */
  engineId: string | null;
  containers: number | null;
  networks: number | null;
  /** The engine's place in a swarm; `null` if it is in none. Only managers know the id of their cluster. */
  swarm: Engine['swarmNode'];
  /** True if an operator added the engine in the page, and can remove it there. */
  isRemovable: boolean;
}

/** What the `engines` event says: engines that are new or differ, and the names of those that are gone. */
export interface EnginesChange {
  put: EngineSummary[];
  remove: string[];
}

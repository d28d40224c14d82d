/** How the server stands to its engine. */
export interface EngineStatus {
  /**
   * - `connecting`: no topology yet.
   * - `live`: the topology follows the engine.
   * - `stale`: the engine was lost; the topology is as of `since`.
   * - `unreachable`: the engine does not answer and there never was a topology.
   */
  state: 'connecting' | 'live' | 'stale' | 'unreachable';
  /** ISO 8601: when this state began. */
  since: string;
  /** The engine's address as a user would write it, without credentials: `unix:///var/run/docker.sock`. */
  address: string;
  /** Why the engine is stale or unreachable, in one sentence; `null` otherwise. */
  message: string | null;
  /** The built-in sample engine. */
  sample: boolean;
  /** Why the sample was chosen where nobody asked for it: where engines were looked for; else `null`. */
  sampleReason: string | null;
  /** No change is possible through this server. */
  readOnly: boolean;
}

/** The state of the server's connection to its engine. */
export interface EngineStatus {
  /**
   * - `connecting`: there is no topology yet.
   * - `live`: the topology follows the engine.
   * - `stale`: the connection to the engine was lost. The topology is the one at `since`.
   * - `unreachable`: the engine does not answer, and there has been no topology yet.
   */
  state: 'connecting' | 'live' | 'stale' | 'unreachable';
  /** When this state began, ISO 8601. */
  since: string;
  /** The engine's address as a user writes it, without credentials: `unix:///var/run/docker.sock`. */
  address: string;
  /** A sentence that says why the engine is stale or unreachable, otherwise `null`. */
  message: string | null;
  /** True for the built-in sample engine. */
  sample: boolean;
  /**
   * Why the server uses the sample engine although the user did not ask for it: where it searched for engines.
   * Otherwise `null`.
   */
  sampleReason: string | null;
  /** True if no change is possible through this server. */
  readOnly: boolean;
}

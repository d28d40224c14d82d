/** What a plan can depend on: the version of the engine and its surroundings. */
export interface PlanContext {
  /** The major version of the engine. Plans that it does not support are left out. */
  major: number;
  /** Returns an unused IPv6 subnet. */
  subnet6: () => string;
  /** An address of the host that is not its loopback. */
  hostAddress: string;
  /**
   * The interface that leads outside and the first three bytes of the subnet there, as `198.19.7`; `null` if there is
   * none.
   */
  lan: { parent: string; base: string } | null;
}

/** Returns the `Options` of a bridge network. */
export const bridgeOptions = (options: Record<string, string>): { Options: Record<string, string> } => ({
  Options: Object.fromEntries(
    Object.entries(options).map(([key, value]) => [`com.docker.network.bridge.${key}`, value]),
  ),
});

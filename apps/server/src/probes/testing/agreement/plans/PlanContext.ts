/** What a plan may depend on: the engine's version and what is about it. */
export interface PlanContext {
  /** The engine's major version: what older ones do not know is not built on them. */
  major: number;
  /** A fresh IPv6 subnet. */
  subnet6: () => string;
  /** An address of the host that is not its loopback. */
  hostAddress: string;
  /** The interface that leads outside and the segment there, as `198.19.7`; `null` where there is none. */
  lan: { parent: string; base: string } | null;
}

/** `Options` of a bridge network. */
export const bridgeOptions = (options: Record<string, string>): { Options: Record<string, string> } => ({
  Options: Object.fromEntries(
    Object.entries(options).map(([key, value]) => [`com.docker.network.bridge.${key}`, value]),
  ),
});

import type { Engine } from '../model.ts';
import { isAtLeast } from './engineTraits.ts';

/** R134: the features that an engine supports. The page offers no setting that the engine refuses or silently ignores. */
export interface EngineFeatures {
  /** IPv4 can be switched off (28.0). */
  withoutIPv4: boolean;
  /** IPv6 works without a requested subnet: the engine chooses one (27.0). */
  ipv6WithoutSubnet: boolean;
  /** An attachment can have a gateway priority (28.0). */
  gatewayPriority: boolean;
  linkLocalIps: boolean;
  links: boolean;
  /** An attachment can have driver options. */
  endpointOptions: boolean;
  /** A MAC address can be requested at a connect. Docker ignores it before API 1.54. */
  macAtConnect: boolean;
  /** A MAC address can be requested for a new container's first network. Its further networks are connects. */
  macAtRun: boolean;
  /** Config-only networks, and networks that take their settings from one. */
  configOnlyNetworks: boolean;
  /** Networks of a swarm: the swarm scope, ingress networks, overlays. */
  swarmNetworks: boolean;
  /** The setting `attachable` has an effect; on Docker, for networks of swarm scope only. */
  attachable: boolean;
}

export function featuresOf(engine: Pick<Engine, 'apiVersion' | 'product' | 'swarm'>): EngineFeatures {
  const docker = engine.product === 'docker';
  const since = (apiVersion: string) => docker && isAtLeast(engine.apiVersion, apiVersion);
  return {
    withoutIPv4: since('1.48'),
    ipv6WithoutSubnet: !docker || since('1.46'),
    gatewayPriority: since('1.48'),
    linkLocalIps: docker,
    links: docker,
    endpointOptions: docker,
    macAtConnect: !docker || since('1.54'),
    macAtRun: true,
    configOnlyNetworks: docker,
    swarmNetworks: docker && engine.swarm,
    attachable: docker,
  };
}

import type { Engine } from '../model.ts';
import { isAtLeast } from './engineTraits.ts';

/** R134: what this engine takes, so that nothing is offered which it refuses or ignores in silence. */
export interface EngineFeatures {
  /** IPv4 can be switched off (28.0). */
  withoutIPv4: boolean;
  /** IPv6 without a subnet of one's own: the engine chooses one (27.0). */
  ipv6WithoutSubnet: boolean;
  /** Priority for the default gateway (28.0). */
  gatewayPriority: boolean;
  linkLocalIps: boolean;
  links: boolean;
  /** Driver options of an attachment. */
  endpointOptions: boolean;
  /** A MAC address at connect: Docker ignores it before API 1.54. */
  macAtConnect: boolean;
  /** A MAC address for a new container's first network; further ones are connects. */
  macAtRun: boolean;
  /** Templates: config-only and config-from. */
  configOnlyNetworks: boolean;
  /** Swarm's own: scope, ingress, overlay. */
  swarmNetworks: boolean;
  /** Attachable means something: swarm scope only. */
  attachable: boolean;
}

/** What this engine takes. */
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

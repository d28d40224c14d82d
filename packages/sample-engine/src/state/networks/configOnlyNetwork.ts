import { forbidden, notFound } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';
import type { NetworkRecord } from '../records.ts';
import type { NetworkRequest } from '../requests.ts';

/**
 * The config-only network that a `ConfigFrom` names. Refuses what a template may not hold, and what a network made
 * from one may not say for itself: only internal, attachable, ingress, scope and the driver are its own.
 */
export function configOnlyNetwork(state: EngineState, request: NetworkRequest): NetworkRecord | undefined {
  const { configOnly, configFrom, internal, attachable, ingress, scope } = request;
  if (configOnly && (internal || attachable || ingress || scope)) {
    throw forbidden(
      'configuration network can only contain network specific fields. Network operator fields like [ ingress | internal | attachable | scope ] are not supported.',
    );
  }
  if (!configFrom) return undefined;
  if (configOnly) {
    throw forbidden('a configuration network cannot depend on another configuration network');
  }
  const network = state.findNetwork(configFrom);
  if (!network?.configOnly) {
    throw notFound(`configuration network ${JSON.stringify(configFrom)} does not exist`);
  }
  if ((request.options?.size ?? 0) > 0) {
    throw forbidden(
      'network driver options are not supported if the network depends on a configuration network',
    );
  }
  if (hasOwnSettings(request)) {
    throw forbidden(
      'user specified configurations are not supported if the network depends on a configuration network',
    );
  }
  return network;
}

function hasOwnSettings({
  ipam,
  ipamDriver,
  ipamOptions,
  labels,
  enableIPv4,
  enableIPv6,
}: NetworkRequest): boolean {
  return (
    (ipam?.length ?? 0) > 0 ||
    (ipamDriver || 'default') !== 'default' ||
    (ipamOptions?.size ?? 0) > 0 ||
    (labels?.size ?? 0) > 0 ||
    enableIPv4 === false ||
    enableIPv6 === true
  );
}

/** What a template describes is taken from it alone; the operator's own fields stay the request's. */
export function withConfigFrom(request: NetworkRequest, configNetwork: NetworkRecord): NetworkRequest {
  return {
    ...request,
    configFrom: configNetwork.name,
    enableIPv4: configNetwork.enableIPv4,
    enableIPv6: configNetwork.enableIPv6,
    options: configNetwork.options,
    labels: configNetwork.labels,
    ipam: configNetwork.shownIpam,
    ipamDriver: configNetwork.ipamDriver,
    ...(configNetwork.ipamOptions ? { ipamOptions: configNetwork.ipamOptions } : {}),
  };
}

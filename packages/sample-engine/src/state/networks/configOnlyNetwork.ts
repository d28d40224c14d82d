import { forbidden, notFound } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';
import type { NetworkRecord } from '../records.ts';
import type { NetworkRequest } from '../requests.ts';

/**
 * Finds the config-only network that `ConfigFrom` names. Refuses settings that a config-only network cannot hold, and
 * settings that a network with `ConfigFrom` cannot have of its own. Its own are only the driver, the scope, and whether
 * it is internal, attachable or an ingress network.
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

/** Returns the request with the settings of the config-only network. Driver, scope and flags stay the request's. */
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

import type { Engine, Network } from '../../model.ts';
import { gatewayModeOf, inhibitsIPv4 } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { LazyReason } from '../Answer.ts';

/**
 * R205: why the host has no address of this family on a bridge, so that host and members do not reach each other and
 * members have no route out; `null` where it has one.
 */
export function noHostAddressReason(engine: Engine, network: Network, family: Family): LazyReason | null {
  const { id, name } = network;
  if (gatewayModeOf(engine, network, family) === 'isolated') {
    return lazyReason(
      'isolated',
      () => `${name} is isolated: the host has no IPv${family} address on it.`,
      id,
    );
  }
  return family === 4 && inhibitsIPv4(network)
    ? lazyReason('no-ipv4', () => `The host has no IPv4 address on ${name} (inhibit_ipv4).`, id)
    : null;
}

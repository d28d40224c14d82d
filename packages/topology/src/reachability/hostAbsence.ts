import type { Engine, Network } from '../model.ts';
import { because } from './Answer.ts';
import type { Because } from './Answer.ts';
import { gatewayModeOf, inhibitsIPv4 } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';

/** R205: why the host has no address of a family on a bridge, so that it reaches nobody there and nobody gets out; `null` where it has one. */
export function hostAbsence(engine: Engine, network: Network, family: Family): Because | null {
  const { id, name } = network;
  if (gatewayModeOf(engine, network, family) === 'isolated') {
    return because('isolated', () => `${name} is isolated: the host has no IPv${family} address on it.`, id);
  }
  return family === 4 && inhibitsIPv4(network)
    ? because('no-ipv4', () => `The host has no IPv4 address on ${name} (inhibit_ipv4).`, id)
    : null;
}

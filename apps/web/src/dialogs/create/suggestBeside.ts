import { suggestSubnet } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import type { SubnetInput } from './CreateInput.ts';

/** A subnet that is free here and in the form itself; `null` where none is left. */
export function suggestBeside(
  networks: readonly Network[],
  subnets: readonly Pick<SubnetInput, 'subnet'>[],
  version: 4 | 6,
  size?: number,
): string | null {
  const config = subnets.map(({ subnet }) => ({
    subnet: subnet.trim(),
    gateway: null,
    ipRange: null,
    auxiliaryAddresses: {},
  }));
  return suggestSubnet(
    [...networks, { ipam: { driver: 'default', options: {}, config } }],
    version,
    ...(size === undefined ? [] : [size]),
  );
}

import { suggestSubnet } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { emptySubnet } from './CreateInput.ts';
import type { SubnetInput } from './CreateInput.ts';

/** The subnets with something of the one at `at` changed; it is added where there is none yet. */
export function withSubnet(
  subnets: readonly SubnetInput[],
  at: number,
  change: Partial<SubnetInput>,
): SubnetInput[] {
  const next = [...subnets];
  next[at] = { ...(subnets[at] ?? emptySubnet), ...change };
  return next;
}

/** The subnets without one; the first one stays, emptied. */
export function withoutSubnet(subnets: readonly SubnetInput[], at: number): SubnetInput[] {
  const next = subnets.filter((_, each) => each !== at);
  return next.length > 0 ? next : [emptySubnet];
}

/** A subnet more: in the empty first field, if that is all there is. */
export function addSubnet(subnets: readonly SubnetInput[], subnet: string): SubnetInput[] {
  const [first] = subnets;
  if (subnet !== '' && subnets.length === 1 && first && first.subnet.trim() === '') {
    return [{ ...first, subnet }];
  }
  return [...subnets, { ...emptySubnet, subnet }];
}

/** A subnet that is free here and in the form itself; `null` where none is left. */
export function suggestFreeSubnet(
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

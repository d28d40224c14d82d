import { suggestSubnet } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { emptySubnet } from './CreateInput.ts';
import type { SubnetInput } from './CreateInput.ts';

/** Returns the subnets with the one at `at` changed, or added if there is none yet. */
export function withSubnet(
  subnets: readonly SubnetInput[],
  at: number,
  change: Partial<SubnetInput>,
): SubnetInput[] {
  const next = [...subnets];
  next[at] = { ...(subnets[at] ?? emptySubnet), ...change };
  return next;
}

/** Returns the subnets without the one at `at`. A last remaining subnet is emptied instead. */
export function withoutSubnet(subnets: readonly SubnetInput[], at: number): SubnetInput[] {
  const next = subnets.filter((_, each) => each !== at);
  return next.length > 0 ? next : [emptySubnet];
}

/** Adds a subnet. If the first field is the only one and is empty, the subnet goes there. */
export function addSubnet(subnets: readonly SubnetInput[], subnet: string): SubnetInput[] {
  const [first] = subnets;
  if (subnet !== '' && subnets.length === 1 && first && first.subnet.trim() === '') {
    return [{ ...first, subnet }];
  }
  return [...subnets, { ...emptySubnet, subnet }];
}

/**
 * Returns a subnet that overlaps with no network and no subnet of the form; `null` if none is free. `size` is a prefix
 * length.
 */
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

import type { Topology } from '@portolan/topology';
import { cutOffByStart } from './cutOffByStart.ts';
import type { Inverse, KeptEndpoint } from './Inverse.ts';

/** What taking a change back will not restore, in sentences; `topology` is the one before the change. */
export function limitsOf(inverse: Inverse, topology: Topology | null): string[] {
  switch (inverse.kind) {
    case 'connect':
      return addressLimits(inverse);
    case 'restore-networks':
      return inverse.networks.map(({ request: { name } }) => `${name} gets a new id.`);
    case 'start':
      return ['It starts anew and may get other addresses.', ...cutOffByStart(topology, inverse.containerId)];
    case 'stop':
      return ['It is stopped afterwards, even if it had never run.'];
    case 'remove-container':
      return ['What it has written goes with it.'];
    case 'disconnect':
    case 'remove-network':
    case 'rename-container':
    case 'pause':
    case 'unpause':
      return [];
  }
}

function addressLimits({ body, was }: KeptEndpoint): string[] {
  const given = [
    ...(body.ipv4 === undefined && was.ipv4 !== null ? [was.ipv4] : []),
    ...(body.ipv6 === undefined && was.ipv6 !== null ? [was.ipv6] : []),
  ];
  const [who, where] = [was.containerName, was.networkName];
  return [
    ...(given.length > 0
      ? [
          `${who} may get another address on ${where} than ${given.join(' and ')}, which it had not asked for.`,
        ]
      : []),
    ...(was.mac !== null && body.mac === undefined
      ? [`${who} may get another MAC address on ${where}.`]
      : []),
  ];
}

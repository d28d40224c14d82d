import { expect, it } from 'vitest';
import type { Container, Network } from '../model.ts';
import { aContainer, anAttachment, aNetwork, aTopology } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { toAddress, toRange } from './AddressRange.ts';
import { capacityOf, exhaustionOf, nextFreeAddress } from './capacityOf.ts';
import { holderOf } from './holdersOf.ts';
import { suggestSubnet } from './suggestSubnet.ts';

const withSubnets = (name: string, ...subnets: string[]): Network =>
  aNetwork(name, {
    ipam: {
      driver: 'default',
      options: {},
      config: subnets.map((subnet) => ({ subnet, gateway: null, ipRange: null, auxiliaryAddresses: {} })),
    },
  });
const stopped = (name: string): Container => aContainer(name, { state: 'exited' });

it('reads addresses as the engine does', () => {
  for (const text of [
    '010.0.0.1',
    '10.0.0.1/33',
    '10.0.0.1/024',
    '10.0.0',
    'fe80::1%eth0',
    '::ffff:1.2.3.4',
    '1::2::3',
    '',
    ':',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'fd00:::1',
    '10.0.0.1.',
  ]) {
    expect(toRange(text), text).toBeNull();
  }
  expect(toRange('fd00::/64')).toMatchObject({ version: 6, prefix: 64, isBlock: true });
  expect(toAddress(6, toRange('fd00::00f0')?.first ?? 0n)).toBe('fd00::f0');
  expect(toAddress(4, toRange('255.1.0.9')?.first ?? 0n)).toBe('255.1.0.9');
});

it('R131: suggests a free subnet, the same one for the same networks', () => {
  expect(suggestSubnet([], 4)).toBe('172.20.0.0/24');
  const busy = [withSubnets('a', '172.20.0.0/16'), withSubnets('b', '172.21.0.0/24', 'fd70:6f72:746f::/64')];
  expect(suggestSubnet(busy, 4)).toBe('172.21.1.0/24');
  expect(suggestSubnet(busy, 4, 16)).toBe('172.22.0.0/16');
  expect(suggestSubnet(busy, 6)).toBe('fd70:6f72:746f:1::/64');
  const full = withSubnets('all', '172.16.0.0/12', '10.0.0.0/8', '192.168.0.0/16');
  expect(suggestSubnet([full], 4)).toBeNull();
});

it('R132: finds the holder of an address', () => {
  const network = withSubnets('net', '10.1.0.0/24');
  network.ipam.config = [
    {
      subnet: '10.1.0.0/24',
      gateway: '10.1.0.1',
      ipRange: null,
      auxiliaryAddresses: { printer: '10.1.0.5' },
    },
  ];
  const [web, idle] = [aContainer('web'), stopped('idle')];
  const index = new TopologyIndex(
    aTopology({
      networks: [network],
      containers: [web, idle],
      attachments: [
        anAttachment(web, network, { ipv4: '10.1.0.2' }),
        anAttachment(idle, network, { requested: { ipv4: '10.1.0.3', ipv6: null, linkLocalIps: [] } }),
      ],
    }),
  );
  const kind = (address: string) => holderOf(index, network, address)?.kind;
  expect(['.0', '.1', '.2', '.3', '.4', '.5', '.255'].map((end) => kind(`10.1.0${end}`))).toEqual([
    ...['reserved', 'gateway', 'member', 'requested', undefined, 'auxiliary', 'reserved'],
  ]);
  expect(kind('nonsense')).toBeUndefined();
  expect(nextFreeAddress(index, network, 4)).toBe('10.1.0.4');
  expect(capacityOf(index, network, 4)).toEqual({ pools: ['10.1.0.0/24'], total: 254n, taken: 3n });
});

it('R133: reports when no address is left', () => {
  const network = withSubnets('tiny', '10.1.0.0/30');
  const web = aContainer('web');
  const index = new TopologyIndex(
    aTopology({
      networks: [network],
      containers: [web],
      attachments: [anAttachment(web, network, { ipv4: '10.1.0.2' })],
    }),
  );
  expect(exhaustionOf(index, network, 4)).toBe('No free address is left in 10.1.0.0/30: 2 of 2 are in use.');
  expect(nextFreeAddress(index, network, 4)).toBeNull();
  expect(exhaustionOf(index, network, 6)).toBeNull();
});

it('takes no longer for a large subnet than for a small one', () => {
  const network = withSubnets('large', '10.0.0.0/8', 'fd00::/64');
  const index = new TopologyIndex(aTopology({ networks: [network] }));
  expect(nextFreeAddress(index, network, 4)).toBe('10.0.0.2');
  expect(nextFreeAddress(index, network, 6)).toBe('fd00::2');
  expect(capacityOf(index, network, 6).total).toBe(2n ** 64n - 2n);
});

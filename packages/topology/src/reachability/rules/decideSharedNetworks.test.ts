import { describe, expect, it } from 'vitest';
import type { Container } from '../../model.ts';
import { TopologyBuilder } from '../../testing/index.ts';
import {
  bridge,
  checkVerdictTable,
  exposed,
  idOf,
  internal,
  lan,
  overlay,
  pair,
  published,
} from './testing/checkVerdictTable.ts';
import type { BuildEnds } from './testing/checkVerdictTable.ts';

describe('R203: containers on one network reach each other', () => {
  checkVerdictTable([
    ['same user bridge', 'a', 'a', 'same-network', pair({}, null)],
    ['internal, same network', 'a', 'a', 'same-network', pair(internal, null)],
    ['inhibit_ipv4, same network', 'a', 'a', 'same-network', pair(bridge({ inhibit_ipv4: 'true' }), null)],
    ['macvlan peers on one parent', 'a', 'a', 'parent-interface', pair(lan, null)],
    ['ipvlan peers', 'a', 'a', 'parent-interface', pair({ ...lan, driver: 'ipvlan' }, null)],
    [
      'macvlan peers in mode private',
      'b',
      'b',
      'isolated',
      pair({ ...lan, options: { parent: 'eth0', macvlan_mode: 'private' } }, null),
    ],
    [
      'macvlan peers in mode vepa',
      'u',
      'u',
      'parent-interface',
      pair({ ...lan, options: { parent: 'eth0', macvlan_mode: 'vepa' } }, null),
    ],
    ['overlay peers', 'a', 'a', 'declared-driver', pair(overlay, null)],
    ['peers on a network of a plugin', 'a', 'a', 'declared-driver', pair({ driver: 'weave' }, null)],
    [
      'IPv6-only bridge, peers',
      'a',
      'a',
      'same-network',
      pair({ enableIPv4: false, enableIPv6: true }, null),
    ],
    [
      'one container has only IPv4 there, the other only IPv6',
      'b',
      'b',
      'other-family',
      (builder) => {
        const n = builder.network('n', { enableIPv6: true });
        return [
          builder.container('four', [n], {}, { ipv6: null }),
          builder.container('six', [n], {}, { ipv4: null }),
        ];
      },
    ],
    [
      'default bridge, ICC on',
      'a',
      'a',
      'same-network',
      (builder) => {
        const n = builder.defaultBridge({ 'com.docker.network.bridge.enable_icc': 'true' });
        return [builder.container('from', [n]), builder.container('to', [n])];
      },
    ],
  ]);
});

describe('R204: with ICC off', () => {
  const iccOff = bridge({ enable_icc: 'false' });
  const onDefault =
    (fields: Partial<Container>, back: boolean, links: string[]): BuildEnds =>
    (builder) => {
      const n = builder.defaultBridge({ 'com.docker.network.bridge.enable_icc': 'false' });
      const consumer = builder.container('consumer', [n], {}, { links });
      const target = builder.container('db', [n], fields);
      return back ? [target, consumer] : [consumer, target];
    };
  checkVerdictTable([
    ['default bridge, --icc=false', 'b', 'b', 'icc-off', onDefault(exposed, false, [])],
    ['user bridge with enable_icc=false', 'b', 'b', 'icc-off', pair(iccOff, null)],
    ['enable_icc=0, which Go reads as false', 'b', 'b', 'icc-off', pair(bridge({ enable_icc: '0' }), null)],
    ['through a published port', 'p', 'p', 'through-published-port', pair(iccOff, null, published)],
    ['a legacy link opens exposed ports', 'a', 'a', 'link', onDefault(exposed, false, ['db:store'])],
    ['a link does not open the other direction', 'b', 'b', 'icc-off', onDefault(exposed, true, ['db:store'])],
    ['a link opens nothing if no port is exposed', 'b', 'b', 'icc-off', onDefault({}, false, ['db:store'])],
    ['with IPv6 as well', 'u', 'b', 'icc-off', pair({ ...iccOff, enableIPv6: true }, null)],
    [
      'a link on a user network opens nothing',
      'b',
      'b',
      'icc-off',
      (builder) => {
        const n = builder.network('n', iccOff);
        return [
          builder.container('consumer', [n], {}, { links: ['db:store'] }),
          builder.container('db', [n], exposed),
        ];
      },
    ],
  ]);

  it('the path over a link lists the ports that it opens', () => {
    const builder = new TopologyBuilder();
    const [from, to] = onDefault(exposed, false, ['db:store'])(builder).map(idOf) as [string, string];
    expect(builder.reachability.verdict(from, to).paths).toEqual([
      expect.objectContaining({
        kind: 'network',
        ports: [{ port: 80, protocol: 'tcp' }],
        addresses: ['10.1.0.3'],
      }),
    ]);
  });
});

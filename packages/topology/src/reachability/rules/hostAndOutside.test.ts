import { describe, expect, it } from 'vitest';
import { idOf, TopologyBuilder } from '../../testing/index.ts';
import {
  bridge,
  checkVerdictTable,
  inbound,
  hostMode,
  http,
  internal,
  lan,
  overlay,
  published,
  outbound,
  withGatewayBridge,
} from './testing/checkVerdictTable.ts';

const dual = { enableIPv6: true };
const six = { enableIPv4: false, enableIPv6: true };
const noMasquerade = bridge({ enable_ip_masquerade: 'false' });
const noAddress = bridge({ inhibit_ipv4: 'true' });

describe('R205: a container reaches the host', () => {
  checkVerdictTable([
    ['from a bridge', 'a', 'a', 'host-stack', outbound('host', {})],
    [
      'from an internal network, at its own gateway address',
      'a',
      'a',
      'host-stack',
      outbound('host', internal),
    ],
    ['inhibit_ipv4', 'b', 'b', 'no-ipv4', outbound('host', noAddress)],
    ['inhibit_ipv4, over IPv6', 'a', 'a', 'host-stack', outbound('host', { ...noAddress, ...dual })],
    ['without masquerade', 'a', 'a', 'host-stack', outbound('host', noMasquerade)],
    ['from a macvlan network', 'b', 'b', 'parent-interface', outbound('host', lan)],
    ['from an ipvlan network', 'b', 'b', 'parent-interface', outbound('host', { ...lan, driver: 'ipvlan' })],
    [
      'from an overlay, through the gateway of docker_gwbridge',
      'a',
      'a',
      'host-stack',
      withGatewayBridge(outbound('host', overlay)),
    ],
    [
      'from an internal overlay',
      'b',
      'b',
      'internal',
      withGatewayBridge(outbound('host', { ...overlay, ...internal })),
    ],
    ['from a network of a plugin', 'u', 'u', 'declared-driver', outbound('host', { driver: 'weave' })],
    [
      'to a service in host mode',
      'a',
      'a',
      'host-stack',
      (builder) => [
        builder.container('from', [builder.network('a')]),
        builder.container('agent', [], hostMode),
      ],
    ],
    [
      'from a container without a network',
      'b',
      'b',
      'no-common-network',
      (builder) => [builder.container('from'), 'host'],
    ],
  ]);

  it('at addresses of both families if the source has both', () => {
    const builder = new TopologyBuilder();
    const [one, both] = [
      builder.container('one', [builder.network('a')]),
      builder.container('both', [builder.network('b', dual)]),
    ];
    expect(builder.reachability.verdict(one.id, 'host').paths).toMatchObject([{ addresses: ['10.1.0.1'] }]);
    expect(builder.reachability.verdict(both.id, 'host').paths).toMatchObject([
      { addresses: ['10.2.0.1', 'fd00:2::1'] },
    ]);
  });

  it('at the address of docker_gwbridge, not of the overlay', () => {
    const builder = new TopologyBuilder();
    const [from] = withGatewayBridge(outbound('host', overlay))(builder);
    const { paths } = builder.reachability.verdict((from as { id: string }).id, 'host');
    expect(paths).toMatchObject([{ kind: 'host', addresses: ['10.1.0.1'] }]);
  });
});

describe('R209: the host reaches a container', () => {
  checkVerdictTable([
    ['at a bridge address, unpublished', 'a', 'a', 'host-on-bridge', inbound('host', {})],
    ['at an internal bridge address', 'a', 'a', 'host-on-bridge', inbound('host', internal)],
    ['inhibit_ipv4', 'b', 'b', 'no-ipv4', inbound('host', noAddress)],
    ['inhibit_ipv4, published', 'b', 'b', 'no-ipv4', inbound('host', noAddress, published)],
    [
      'to a member of a network with ICC off',
      'a',
      'a',
      'host-on-bridge',
      inbound('host', bridge({ enable_icc: 'false' })),
    ],
    ['IPv6-only bridge', 'a', 'a', 'host-on-bridge', inbound('host', six)],
    ['at a macvlan address', 'b', 'b', 'parent-interface', inbound('host', lan)],
    [
      'to a macvlan member that is also on a bridge',
      'a',
      'a',
      'host-on-bridge',
      (builder) => ['host', builder.container('to', [builder.network('a', lan), builder.network('b')])],
    ],
    [
      'to an overlay member, at its docker_gwbridge address',
      'a',
      'a',
      'host-on-bridge',
      withGatewayBridge(inbound('host', overlay)),
    ],
    [
      'to a member of an internal overlay',
      'b',
      'b',
      'no-common-network',
      withGatewayBridge(inbound('host', { ...overlay, ...internal })),
    ],
    [
      'to an overlay member with its default gateway on a bridge',
      'a',
      'a',
      'host-on-bridge',
      (builder) => ['host', builder.container('to', [builder.network('a', overlay), builder.network('b')])],
    ],
    ['to a network of a plugin', 'u', 'u', 'declared-driver', inbound('host', { driver: 'weave' })],
    [
      'from host mode to a container',
      'a',
      'a',
      'host-on-bridge',
      (builder) => [
        builder.container('agent', [], hostMode),
        builder.container('to', [builder.network('a')]),
      ],
    ],
    [
      'from host mode to the host',
      'a',
      'a',
      'same-stack',
      (builder) => [builder.container('agent', [], hostMode), 'host'],
    ],
    [
      'to a container without a network',
      'b',
      'b',
      'no-common-network',
      (builder) => ['host', builder.container('to')],
    ],
  ]);

  it('R208: at an address of docker_gwbridge that is left out, since the engine does not report it', () => {
    const builder = new TopologyBuilder();
    const [, to] = withGatewayBridge(inbound('host', overlay))(builder);
    const { paths } = builder.reachability.verdict('host', (to as { id: string }).id);
    expect(paths).toMatchObject([
      { kind: 'network', networkId: idOf('network docker_gwbridge'), addresses: [] },
    ]);
  });

  it('at published ports by loopback, also those bound to loopback', () => {
    const builder = new TopologyBuilder();
    const ports = [http, { ...http, ip: '::' }, { ...http, ip: '127.0.0.1', publicPort: 8081 }];
    const to = builder.container('to', [builder.network('a', lan), builder.network('b')], { ports });
    const { paths } = builder.reachability.verdict('host', to.id);
    expect(paths.filter(({ kind }) => kind === 'published-port').map(({ addresses }) => addresses)).toEqual([
      ['127.0.0.1'],
      ['::1'],
      ['127.0.0.1'],
    ]);
  });
});

describe('R211: the outside reaches a container', () => {
  checkVerdictTable([
    ['to a published port', 'p', 'p', 'through-published-port', inbound('outside', {}, published)],
    [
      'at a port bound to a loopback address',
      'u',
      'b',
      'loopback-bound',
      inbound('outside', {}, { ports: [{ ...http, ip: '127.0.0.1' }] }),
    ],
    [
      'with a route, to an unpublished container address',
      'u',
      null,
      'forward-policy',
      inbound('outside', {}),
    ],
    ['the same, but the engine drops the traffic', null, 'b', 'engine-protects', inbound('outside', {})],
    ['to an internal network', 'b', 'b', 'internal', inbound('outside', internal)],
    ['inhibit_ipv4', 'b', 'b', 'no-ipv4', inbound('outside', noAddress)],
    ['inhibit_ipv4, published', 'b', 'b', 'no-ipv4', inbound('outside', noAddress, published)],
    ['to a macvlan container, without publishing', 'a', 'a', 'parent-interface', inbound('outside', lan)],
    [
      'to an ipvlan container',
      'a',
      'a',
      'parent-interface',
      inbound('outside', { ...lan, driver: 'ipvlan' }),
    ],
    [
      'to ipvlan in mode l3',
      'a',
      'a',
      'needs-route',
      inbound('outside', { driver: 'ipvlan', options: { parent: 'eth0', ipvlan_mode: 'l3' } }),
    ],
    ['to macvlan without a parent', 'b', 'b', 'parent-interface', inbound('outside', { driver: 'macvlan' })],
    ['to an overlay', 'b', 'b', 'no-common-network', inbound('outside', overlay)],
    [
      'R208: to a service behind the routing mesh',
      'u',
      'u',
      'declared-driver',
      inbound('outside', { ...overlay, ingress: true }),
    ],
    ['to a network of a plugin', 'u', 'u', 'declared-driver', inbound('outside', { driver: 'weave' })],
    ['to the host', 'a', 'a', 'host-stack', () => ['outside', 'host']],
    [
      'to host mode',
      'a',
      'a',
      'host-stack',
      (builder) => ['outside', builder.container('agent', [], hostMode)],
    ],
    [
      'into an internal network over IPv6',
      'u',
      'b',
      'internal',
      inbound('outside', { ...internal, ...dual }),
    ],
  ]);

  it('with certainty declared on every path that others decide', () => {
    const builder = new TopologyBuilder();
    const to = builder.container('to', [builder.network('a', lan)]);
    const paths = [
      ['outside', to.id],
      ['outside', 'host'],
      ['host', 'outside'],
      [to.id, 'outside'],
    ].flatMap(([from = '', end = '']) => builder.reachability.verdict(from, end).paths);
    expect(paths.map(({ certainty }) => certainty)).toEqual(paths.map(() => 'declared'));
    expect(paths).toHaveLength(4);
  });
});

describe('R210: a container reaches the outside', () => {
  checkVerdictTable([
    ['with masquerade', 'a', 'a', 'through-gateway', outbound('outside', {})],
    ['without masquerade, before 28.0', 'a', null, 'needs-route', outbound('outside', noMasquerade)],
    [
      'without masquerade, in gateway mode nat',
      null,
      'b',
      'masquerade-off',
      outbound('outside', noMasquerade),
    ],
    ['internal', 'b', 'b', 'internal', outbound('outside', internal)],
    ['inhibit_ipv4', 'b', 'b', 'no-ipv4', outbound('outside', noAddress)],
    ['from a macvlan container', 'a', 'a', 'parent-interface', outbound('outside', lan)],
    [
      'from macvlan without a parent',
      'b',
      'b',
      'parent-interface',
      outbound('outside', { driver: 'macvlan' }),
    ],
    [
      'from an overlay, through docker_gwbridge',
      'a',
      'a',
      'through-gateway',
      withGatewayBridge(outbound('outside', overlay)),
    ],
    ['from a network of a plugin', 'u', 'u', 'declared-driver', outbound('outside', { driver: 'weave' })],
    ['from the host', 'a', 'a', 'host-stack', () => ['host', 'outside']],
    [
      'from mode none',
      'b',
      'b',
      'no-stack',
      (builder) => [builder.container('alone', [], { namespace: { kind: 'none' } }), 'outside'],
    ],
    [
      'from a container without a network',
      'b',
      'b',
      'no-common-network',
      (builder) => [builder.container('alone'), 'outside'],
    ],
    [
      'out of an internal network over IPv6',
      'u',
      'b',
      'internal',
      outbound('outside', { ...internal, ...dual }),
    ],
    [
      'through the default gateway, not another network',
      'a',
      'a',
      'through-gateway',
      (builder) => [
        builder.container('from', [builder.network('a', internal), builder.network('b')]),
        'outside',
      ],
    ],
  ]);

  it('without masquerade before 28.0, replies need a route', () => {
    const builder = new TopologyBuilder({ version: '20.10.24' });
    const from = builder.container('from', [builder.network('a', noMasquerade)]);
    expect(builder.reachability.verdict(from.id, 'outside').reasons.map(({ code }) => code)).toEqual([
      'through-gateway',
      'needs-route',
    ]);
  });
});

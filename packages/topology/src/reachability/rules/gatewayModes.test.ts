import { describe, expect, it } from 'vitest';
import { TopologyBuilder } from '../../testing/index.ts';
import {
  bridge,
  checkVerdictTable,
  inbound,
  http,
  internal,
  pair,
  published,
  outbound,
} from './testing/checkVerdictTable.ts';

const mode = (name: string) => bridge({ gateway_mode_ipv4: name });
const [nat, open, routed] = [mode('nat'), mode('nat-unprotected'), mode('routed')];
const isolated = { ...mode('isolated'), ...internal };
/** A port that is open without mapping, as engine 28 reports it. */
const unmapped = { ports: [{ ...http, publicPort: null }] };

describe('R207: gateway modes', () => {
  describe('same network', () => {
    checkVerdictTable(
      [nat, open, routed, isolated].map((network) => [
        JSON.stringify(network.options),
        null,
        'a',
        'same-network',
        pair(network, null),
      ]),
    );
  });

  describe('host and outside', () => {
    checkVerdictTable([
      ['nat: host to container', null, 'a', 'host-on-bridge', inbound('host', nat)],
      ['nat-unprotected: host to container', null, 'a', 'host-on-bridge', inbound('host', open)],
      ['routed: host to container', null, 'a', 'host-on-bridge', inbound('host', routed)],
      ['isolated: host to container', null, 'b', 'isolated', inbound('host', isolated)],
      ['nat: container to host', null, 'a', 'host-stack', outbound('host', nat)],
      ['nat-unprotected: container to host', null, 'a', 'host-stack', outbound('host', open)],
      ['routed: container to host', null, 'a', 'host-stack', outbound('host', routed)],
      ['isolated: container to host', null, 'b', 'isolated', outbound('host', isolated)],
      ['nat: container to outside', null, 'a', 'through-gateway', outbound('outside', nat)],
      ['nat-unprotected: container to outside', null, 'a', 'through-gateway', outbound('outside', open)],
      ['routed: container to outside', null, 'a', 'needs-route', outbound('outside', routed)],
      ['isolated: container to outside', null, 'b', 'internal', outbound('outside', isolated)],
      [
        'nat: outside to hostIP:published',
        null,
        'p',
        'through-published-port',
        inbound('outside', nat, published),
      ],
      [
        'nat-unprotected: outside to hostIP:published',
        null,
        'a',
        'through-published-port',
        inbound('outside', open, published),
      ],
      [
        'routed: no host mapping; outside to container IP, published port',
        null,
        'p',
        'routed-network',
        inbound('outside', routed, unmapped),
      ],
      ['isolated: outside', null, 'b', 'internal', inbound('outside', isolated)],
      ['nat: outside routed to container IP', null, 'b', 'engine-protects', inbound('outside', nat)],
      [
        'nat-unprotected: outside routed to container IP, everything',
        null,
        'a',
        'needs-route',
        inbound('outside', open),
      ],
      ['routed: outside routed to unpublished port', null, 'b', 'routed-network', inbound('outside', routed)],
    ]);
  });

  describe('other bridge', () => {
    checkVerdictTable([
      ['nat: to container IP', null, 'b', 'no-common-network', pair({}, nat)],
      ['nat-unprotected: to container IP', null, 'b', 'no-common-network', pair({}, open)],
      ['routed: to container IP, published port', null, 'p', 'routed-network', pair({}, routed, unmapped)],
      ['routed: to container IP, unpublished port', null, 'b', 'routed-network', pair({}, routed)],
      ['isolated: to container IP', null, 'b', 'no-common-network', pair({}, isolated)],
      [
        'from routed to a published port elsewhere',
        null,
        'p',
        'through-published-port',
        pair(routed, {}, published),
      ],
      [
        'from nat-unprotected to a published port elsewhere',
        null,
        'p',
        'through-published-port',
        pair(open, {}, published),
      ],
      ['from isolated to a published port elsewhere', null, 'b', 'isolated', pair(isolated, {}, published)],
      ['from internal to routed', null, 'b', 'routed-network', pair(internal, routed, unmapped)],
    ]);
  });

  it('routed: each family follows its own mode', () => {
    const builder = new TopologyBuilder();
    const network = { ...bridge({ gateway_mode_ipv6: 'routed' }), enableIPv6: true };
    const ports = [http, { ...http, ip: '::', publicPort: null }];
    const to = builder.container('to', [builder.network('g', network)], { ports });
    const [six, four] = [
      builder.container('six', [builder.network('a', { enableIPv6: true })]),
      builder.container('four', [builder.network('b')]),
    ];
    const pathsTo = (from: { id: string }) =>
      builder.reachability.verdict(from.id, to.id).paths.map(({ kind, addresses }) => [kind, addresses]);
    expect(pathsTo(six)).toEqual([
      ['routed', ['fd00:1::2']],
      ['published-port', ['10.2.0.1']],
    ]);
    expect(pathsTo(four)).toEqual([['published-port', ['10.3.0.1']]]);
  });

  it('older engines store the option but ignore it', () => {
    for (const name of ['routed', 'isolated', 'nat-unprotected']) {
      const builder = new TopologyBuilder({ version: '26.1.0' });
      const to = builder.container('to', [builder.network('g', mode(name))], published);
      expect(builder.reachability.verdictCode('host', to.id)).toBe('a');
      expect(builder.reachability.verdict('outside', to.id).paths.map(({ kind }) => kind)).toEqual([
        'published-port',
      ]);
    }
  });
});

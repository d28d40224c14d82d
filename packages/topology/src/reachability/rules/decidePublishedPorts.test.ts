import { describe, expect, it } from 'vitest';
import { TopologyBuilder } from '../../testing/index.ts';
import {
  bridge,
  checkVerdictTable,
  http,
  internal,
  lan,
  overlay,
  pair,
  published,
  withGatewayBridge,
} from './testing/checkVerdictTable.ts';

describe('R206: containers on different bridges', () => {
  const bound = (ip: string) => ({ ports: [{ ...http, ip }] });
  checkVerdictTable([
    ['different bridges, container IP', 'b', 'b', 'no-common-network', pair({}, {})],
    ['a published port, through any gateway', 'p', 'p', 'through-published-port', pair({}, {}, published)],
    ['bound to 127.0.0.1', 'b', 'b', 'loopback-bound', pair({}, {}, bound('127.0.0.1'))],
    ['bound to ::1', 'b', 'b', 'loopback-bound', pair({}, {}, bound('::1'))],
    [
      'bound to one address of the host',
      'p',
      'p',
      'through-published-port',
      pair({}, {}, bound('192.0.2.7')),
    ],
    ['bound to ::, from a container with IPv4 only', 'b', 'b', 'other-family', pair({}, {}, bound('::'))],
    [
      'bound to ::, with IPv6',
      'p',
      'p',
      'through-published-port',
      pair({ enableIPv6: true }, {}, bound('::')),
    ],
    [
      'bound to 0.0.0.0, from a container with IPv6 only',
      'b',
      'b',
      'no-ipv4',
      pair({ enableIPv4: false, enableIPv6: true }, {}, published),
    ],
    ['internal to other bridge', 'b', 'b', 'no-common-network', pair(internal, {})],
    ['other bridge to internal', 'b', 'b', 'no-common-network', pair({}, internal)],
    ['internal to published port of another bridge', 'b', 'b', 'internal', pair(internal, {}, published)],
    [
      'without masquerade to published port',
      'b',
      'b',
      'masquerade-off',
      pair(bridge({ enable_ip_masquerade: 'false' }), {}, published),
    ],
    [
      'published on a network where the host has no address (inhibit_ipv4)',
      'b',
      'b',
      'no-ipv4',
      pair({}, bridge({ inhibit_ipv4: 'true' }), published),
    ],
    ['from a macvlan network', 'b', 'b', 'parent-interface', pair(lan, {}, published)],
    ['to a macvlan network', 'b', 'b', 'no-common-network', pair({}, lan)],
    [
      'from an overlay, through docker_gwbridge',
      'p',
      'p',
      'through-published-port',
      withGatewayBridge(pair(overlay, {}, published)),
    ],
    ['two overlays', 'b', 'b', 'no-common-network', pair(overlay, overlay)],
    [
      'a multi-homed container does not forward',
      'b',
      'b',
      'no-common-network',
      (builder) => {
        const [a, b] = [builder.network('a'), builder.network('b')];
        builder.container('between', [a, b]);
        return [builder.container('from', [a]), builder.container('to', [b])];
      },
    ],
    [
      'from an internal network and a bridge, through the bridge',
      'p',
      'p',
      'through-published-port',
      (builder) => {
        const [a, b, c] = [builder.network('a', internal), builder.network('b'), builder.network('c')];
        return [builder.container('from', [a, b]), builder.container('to', [c], published)];
      },
    ],
    [
      'macvlan networks of two parents',
      'u',
      'u',
      'needs-route',
      pair(lan, { ...lan, options: { parent: 'eth1' } }),
    ],
    ['bridges with IPv6', 'u', 'b', 'no-common-network', pair({ enableIPv6: true }, { enableIPv6: true })],
    [
      'a service behind the routing mesh',
      'u',
      'u',
      'declared-driver',
      pair({}, { ...overlay, ingress: true, attachable: false }),
    ],
  ]);

  it('a container reaches itself by loopback, not through its own published port (hairpin)', () => {
    const builder = new TopologyBuilder();
    const web = builder.container('web', [builder.network('a')], published);
    expect(builder.reachability.verdict(web.id, web.id)).toMatchObject({
      verdict: 'allowed',
      paths: [{ kind: 'loopback', addresses: ['127.0.0.1'] }],
    });
  });

  it('there is one path for each gateway at which a published port answers', () => {
    const builder = new TopologyBuilder();
    const [a, b, c] = [builder.network('a'), builder.network('b'), builder.network('c')];
    const from = builder.container('from', [a, b]);
    const to = builder.container('to', [c], published);
    expect(builder.reachability.verdict(from.id, to.id).paths).toEqual(
      [a, b].map(({ id }, i) => ({
        kind: 'published-port',
        hostIp: '0.0.0.0',
        port: 8080,
        protocol: 'tcp',
        targetPort: 80,
        networkId: id,
        certainty: 'engine',
        addresses: [`10.${i + 1}.0.1`],
      })),
    );
  });

  it('a port bound to one address of the host is reached through the default gateway, or through the gateway with that address', () => {
    const builder = new TopologyBuilder();
    const [a, b, c] = [builder.network('a'), builder.network('b'), builder.network('c')];
    const from = builder.container('from', [a, b]);
    const to = builder.container('to', [c], { ports: [{ ...http, ip: '10.2.0.1' }] });
    const { paths } = builder.reachability.verdict(from.id, to.id);
    expect(paths.map((path) => 'networkId' in path && path.networkId)).toEqual([a.id, b.id]);
  });
});

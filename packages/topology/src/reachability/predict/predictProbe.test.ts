import { describe, expect, it } from 'vitest';
import type { Container, Network } from '../../model.ts';
import { TopologyBuilder } from '../../testing/index.ts';
import {
  bridge,
  exposed,
  hostMode,
  http,
  idOf,
  internal,
  lan,
  pair,
  published,
} from '../rules/testing/checkVerdictTable.ts';
import type { BuildEnds } from '../rules/testing/checkVerdictTable.ts';
import { predictProbe } from './predictProbe.ts';
import { probedAddresses, probedOwner } from './probedAddresses.ts';

type Test = Parameters<typeof predictProbe>[2];
type Row = [what: string, test: Test, expected: ReturnType<typeof predictProbe>];

const ping = (address: string): Test => ({ kind: 'ping', address });
const tcp = (address: string, port: number): Test => ({ kind: 'tcp', address, port });
const dns = (name: string): Test => ({ kind: 'dns', name });

/** Checks the predictions for probes between two ends against a table. */
function checkPredictions(
  title: string,
  version: string,
  build: BuildEnds,
  rows: readonly Row[],
  product = {},
): void {
  describe(`${title} (${version})`, () => {
    it.each(rows)('%s', (_what, test, expected) => {
      const builder = new TopologyBuilder({ version, ...product });
      const [from, to] = build(builder).map(idOf) as [string, string];
      const { reachability } = builder;
      expect(predictProbe(reachability, reachability.verdict(from, to), test)).toBe(expected);
    });
  });
}

const both: Partial<Network> = { enableIPv6: true };
const routed = bridge({ gateway_mode_ipv4: 'routed' });
const unmapped = { ports: [{ ...http, publicPort: null }] };
const to = (fields: Partial<Container>): BuildEnds => pair({}, null, fields);
const toHost =
  (network: Partial<Network>): BuildEnds =>
  (builder) => {
    builder.network('other');
    return [builder.container('from', [builder.network('own', network)]), 'host'];
  };
const toOwner: BuildEnds = (builder) => {
  const owner = builder.container('owner', [builder.network('a', both)], published);
  return [builder.sharer('sharer', owner), owner];
};

describe('R248: the prediction of a probe', () => {
  for (const version of ['20.10.24', '28.5.2']) {
    checkPredictions('on one network', version, to({}), [
      ['its address', ping('10.1.0.3'), 'reached'],
      ['any port', tcp('10.1.0.3', 9), 'reached'],
      ['its name, in upper case', dns('TO'), 'reached'],
      ['a name that no container has', dns('unused'), 'not-reached'],
    ]);
    checkPredictions('across bridges', version, pair({}, {}, published), [
      ['its address', ping('10.2.0.3'), 'not-reached'],
      ['its own port', tcp('10.2.0.3', 80), 'not-reached'],
      ['its published port at the source’s gateway', tcp('10.1.0.1', 8080), 'reached'],
      ['R206: at another address of the host', tcp('10.2.0.1', 8080), null],
      ['its name', dns('to'), 'not-reached'],
    ]);
    checkPredictions('R203: in one stack', version, toOwner, [
      ['by loopback', ping('127.0.0.1'), 'reached'],
      ['at its address', ping('10.1.0.2'), 'reached'],
      ['at its IPv6 address', ping('fd00:1::2'), 'reached'],
      ['any port at its address', tcp('10.1.0.2', 9), 'reached'],
      ['at the host’s address', tcp('10.1.0.1', 8080), null],
    ]);
    checkPredictions('R205: the host', version, toHost({}), [
      ['at the source’s gateway', ping('10.2.0.1'), 'reached'],
      ['at another gateway', ping('10.1.0.1'), null],
      ['a port at another gateway', tcp('10.1.0.1', 22), null],
    ]);
    checkPredictions(
      'R205: the host, from a network without a path to it',
      version,
      toHost(bridge({ inhibit_ipv4: 'true' })),
      [['at another gateway', ping('10.1.0.1'), 'not-reached']],
    );
    checkPredictions('R202: paused', version, to({ state: 'paused' }), [
      ['its kernel answers', ping('10.1.0.3'), 'reached'],
      ['connections cannot be predicted', tcp('10.1.0.3', 80), null],
      ['its name', dns('to'), 'reached'],
    ]);
    checkPredictions('R202: paused, across bridges', version, pair({}, {}, { state: 'paused' }), [
      ['nothing answers', ping('10.2.0.3'), 'not-reached'],
    ]);
    checkPredictions('layer 2 decides', version, pair({}, lan), [['its address', ping('10.2.0.3'), null]]);
    checkPredictions(
      'R204: with ICC off and a link',
      version,
      (builder) => {
        const network = builder.defaultBridge(bridge({ enable_icc: 'false' }).options);
        const ports = [
          ...exposed.ports,
          { ...http, ip: null, publicPort: null, privatePort: 53, type: 'udp' as const },
        ];
        const target = builder.container('to', [network], { ports });
        const links = { links: ['to:to'] };
        return [builder.container('from', [network], {}, links), target];
      },
      [
        ['its port', tcp('10.1.0.2', 80), 'reached'],
        ['a port that is open by UDP only, probed by TCP', tcp('10.1.0.2', 53), 'not-reached'],
        ['ping', ping('10.1.0.2'), 'not-reached'],
      ],
    );
  }

  checkPredictions('R207: routed', '28.5.2', pair({}, routed), [
    ['a ping passes even if no port is published', ping('10.2.0.3'), null],
    ['a connection does not', tcp('10.2.0.3', 80), 'not-reached'],
  ]);
  checkPredictions('R207: routed, published', '28.5.2', pair({}, routed, unmapped), [
    ['ping', ping('10.2.0.3'), 'reached'],
    ['the port', tcp('10.2.0.3', 80), 'reached'],
    ['another port', tcp('10.2.0.3', 81), 'not-reached'],
  ]);
  checkPredictions('R207: the option routed is ignored', '26.1.0', pair({}, routed), [
    ['ping', ping('10.2.0.3'), 'not-reached'],
  ]);

  checkPredictions('R217: IPv6 across bridges', '20.10.24', pair(both, both, published), [
    ['IPv6 may pass', ping('fd00:2::3'), null],
    ['so may a connection', tcp('fd00:2::3', 80), null],
    ['IPv4 does not', ping('10.2.0.3'), 'not-reached'],
  ]);
  checkPredictions('R217: IPv6 across bridges', '28.5.2', pair(both, both, published), [
    ['IPv6 is isolated', ping('fd00:2::3'), 'not-reached'],
  ]);
  checkPredictions(
    'R216: Podman',
    '5.4.2',
    (builder) => {
      const [a, b] = [builder.network('a'), builder.network('b', internal)];
      return [builder.container('from', [a]), builder.container('to', [a, b])];
    },
    [
      ['on the shared network', ping('10.1.0.3'), 'reached'],
      ['on the other network', ping('10.2.0.3'), null],
    ],
    { product: 'podman' },
  );

  it('R221: there is no prediction for a name that several containers have in no fixed order', () => {
    const builder = new TopologyBuilder();
    const network = builder.network('n');
    const names = (name: string) => ({ names: [name, 'db'] });
    const from = builder.container('from', [network]);
    const one = builder.container('one', [network], {}, names('one'));
    builder.container('two', [network], {}, names('two'));
    const { reachability } = builder;
    const predict = (name: string) =>
      predictProbe(reachability, reachability.verdict(from.id, one.id), { kind: 'dns', name });
    expect([predict('db'), predict('one.n')]).toEqual([null, 'reached']);
  });
});

describe('R241: the addresses that a probe tries', () => {
  const started = (hour: number) => ({ startedAt: `2026-01-01T0${hour}:00:00Z` });
  function addressesOf(
    make: (builder: TopologyBuilder, owner: Container) => Container,
    fields: Partial<Container> = {},
  ) {
    const builder = new TopologyBuilder();
    const owner = builder.container('owner', [builder.network('a', both)], { ...started(2), ...fields });
    const { id } = make(builder, owner);
    const { index } = builder.reachability;
    return [probedOwner(index, id)?.name ?? null, probedAddresses(index, id)];
  }
  const none = [null, []];

  it.each<[string, (builder: TopologyBuilder, owner: Container) => Container, Partial<Container>, unknown]>([
    ['those of the container itself', (_builder, owner) => owner, {}, ['owner', ['10.1.0.2', 'fd00:1::2']]],
    [
      'those of the owner for a sharer',
      (builder, owner) => builder.sharer('s', owner, started(3)),
      {},
      ['owner', ['10.1.0.2', 'fd00:1::2']],
    ],
    ['none for a cut-off sharer', (builder, owner) => builder.sharer('s', owner, started(1)), {}, none],
    [
      'none for a sharer whose owner no longer exists',
      (builder) => builder.sharer('s', { id: 'f'.repeat(64) } as Container),
      {},
      none,
    ],
    [
      'none for a stopped sharer',
      (builder, owner) => builder.sharer('s', owner, { state: 'exited' }),
      {},
      none,
    ],
    [
      'none for a sharer whose owner is stopped',
      (builder, owner) => builder.sharer('s', owner),
      { state: 'exited' },
      none,
    ],
    ['none for a container in host mode', (builder) => builder.container('h', [], hostMode), {}, ['h', []]],
  ])('%s', (_what, make, fields, expected) => {
    expect(addressesOf(make, fields)).toEqual(expected);
  });
});

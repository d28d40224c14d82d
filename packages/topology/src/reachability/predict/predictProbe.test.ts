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

/** Holds what is foretold between two ends against a table. */
function check(title: string, version: string, build: BuildEnds, rows: readonly Row[], product = {}): void {
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

describe('R248: foretold', () => {
  for (const version of ['20.10.24', '28.5.2']) {
    check('on one network', version, to({}), [
      ['its address', ping('10.1.0.3'), 'reached'],
      ['any port', tcp('10.1.0.3', 9), 'reached'],
      ['its name, in any letters', dns('TO'), 'reached'],
      ['a name of nobody', dns('nobody'), 'not-reached'],
    ]);
    check('across bridges', version, pair({}, {}, published), [
      ['its address', ping('10.2.0.3'), 'not-reached'],
      ['its own port', tcp('10.2.0.3', 80), 'not-reached'],
      ['its published port at my gateway', tcp('10.1.0.1', 8080), 'reached'],
      ['R206: at another address of the host', tcp('10.2.0.1', 8080), null],
      ['its name', dns('to'), 'not-reached'],
    ]);
    check('R203: in one stack', version, toOwner, [
      ['by loopback', ping('127.0.0.1'), 'reached'],
      ['at its address', ping('10.1.0.2'), 'reached'],
      ['at its IPv6 address', ping('fd00:1::2'), 'reached'],
      ['any port at its address', tcp('10.1.0.2', 9), 'reached'],
      ['at the host’s', tcp('10.1.0.1', 8080), null],
    ]);
    check('R205: the host', version, toHost({}), [
      ['at my gateway', ping('10.2.0.1'), 'reached'],
      ['at another', ping('10.1.0.1'), null],
      ['a port at another', tcp('10.1.0.1', 22), null],
    ]);
    check('R205: the host, from where there is no way', version, toHost(bridge({ inhibit_ipv4: 'true' })), [
      ['at another gateway', ping('10.1.0.1'), 'not-reached'],
    ]);
    check('R202: paused', version, to({ state: 'paused' }), [
      ['its kernel answers', ping('10.1.0.3'), 'reached'],
      ['who takes connections is not told', tcp('10.1.0.3', 80), null],
      ['its name', dns('to'), 'reached'],
    ]);
    check('R202: paused, across bridges', version, pair({}, {}, { state: 'paused' }), [
      ['nothing answers', ping('10.2.0.3'), 'not-reached'],
    ]);
    check('layer 2 decides', version, pair({}, lan), [['its address', ping('10.2.0.3'), null]]);
    check(
      'R204: where only a link opens ports',
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
        ['not by TCP, what is open by UDP', tcp('10.1.0.2', 53), 'not-reached'],
        ['ping', ping('10.1.0.2'), 'not-reached'],
      ],
    );
  }

  check('R207: routed', '28.5.2', pair({}, routed), [
    ['ping passes to where no port is published', ping('10.2.0.3'), null],
    ['but no connection', tcp('10.2.0.3', 80), 'not-reached'],
  ]);
  check('R207: routed, published', '28.5.2', pair({}, routed, unmapped), [
    ['ping', ping('10.2.0.3'), 'reached'],
    ['the port', tcp('10.2.0.3', 80), 'reached'],
    ['another', tcp('10.2.0.3', 81), 'not-reached'],
  ]);
  check('R207: routed does nothing', '26.1.0', pair({}, routed), [['ping', ping('10.2.0.3'), 'not-reached']]);

  check('R217: IPv6 across bridges', '20.10.24', pair(both, both, published), [
    ['IPv6 may pass', ping('fd00:2::3'), null],
    ['a port likewise', tcp('fd00:2::3', 80), null],
    ['IPv4 does not', ping('10.2.0.3'), 'not-reached'],
  ]);
  check('R217: IPv6 across bridges', '28.5.2', pair(both, both, published), [
    ['is kept apart', ping('fd00:2::3'), 'not-reached'],
  ]);
  check(
    'R216: Podman',
    '5.4.2',
    (builder) => {
      const [a, b] = [builder.network('a'), builder.network('b', internal)];
      return [builder.container('from', [a]), builder.container('to', [a, b])];
    },
    [
      ['on the shared network', ping('10.1.0.3'), 'reached'],
      ['on the other', ping('10.2.0.3'), null],
    ],
    { product: 'podman' },
  );

  it('R221: nothing of a name that several bear in no fixed order', () => {
    const builder = new TopologyBuilder();
    const network = builder.network('n');
    const names = (name: string) => ({ names: [name, 'db'] });
    const from = builder.container('from', [network]);
    const one = builder.container('one', [network], {}, names('one'));
    builder.container('two', [network], {}, names('two'));
    const { reachability } = builder;
    const foretold = (name: string) =>
      predictProbe(reachability, reachability.verdict(from.id, one.id), { kind: 'dns', name });
    expect([foretold('db'), foretold('one.n')]).toEqual([null, 'reached']);
  });
});

describe('R241: whose addresses are tried', () => {
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
    ['its own', (_lab, owner) => owner, {}, ['owner', ['10.1.0.2', 'fd00:1::2']]],
    [
      'its owner’s',
      (builder, owner) => builder.sharer('s', owner, started(3)),
      {},
      ['owner', ['10.1.0.2', 'fd00:1::2']],
    ],
    ['none when it was cut off', (builder, owner) => builder.sharer('s', owner, started(1)), {}, none],
    [
      'none when its owner is gone',
      (builder) => builder.sharer('s', { id: 'f'.repeat(64) } as Container),
      {},
      none,
    ],
    [
      'none when it does not run itself',
      (builder, owner) => builder.sharer('s', owner, { state: 'exited' }),
      {},
      none,
    ],
    [
      'none when its owner does not run',
      (builder, owner) => builder.sharer('s', owner),
      { state: 'exited' },
      none,
    ],
    ['none on the host’s stack', (builder) => builder.container('h', [], hostMode), {}, ['h', []]],
  ])('%s', (_what, make, fields, expected) => {
    expect(addressesOf(make, fields)).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { Container, Engine, Network } from '../../model.ts';
import { TopologyBuilder } from '../../testing/index.ts';
import { bridge, hostMode, internal, lan, overlay, published } from '../rules/testing/checkVerdictTable.ts';
import type { ReasonCode, Verdict } from '../Verdict.ts';
import { verdictAcross } from './verdictAcross.ts';

interface Side {
  network?: Partial<Network>;
  fields?: Partial<Container>;
  engine?: Partial<Engine>;
}

/** The verdict from a container of `nas` to one of `vps`. */
function across(here: Side, there: Side): Verdict {
  const [from, to] = [here, there].map(({ network = {}, fields = {}, engine = {} }, at) => {
    const name = ['nas', 'vps'][at] as string;
    const builder = new TopologyBuilder({ name, version: '28.5.2', ...engine });
    const on = fields.namespace ? [] : [builder.network('net', network)];
    const { id } = builder.container('web', on, fields);
    return { engine: name, reachability: builder.reachability, id };
  });
  if (!from || !to) throw new Error('Two sides are needed.');
  return verdictAcross(from, to);
}

const six = { enableIPv4: false, enableIPv6: true };
const port = (ip: string) => ({ ports: [{ ip, privatePort: 80, publicPort: 8080, type: 'tcp' as const }] });
const openUnmapped = { ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: null, type: 'tcp' as const }] };
const stopped = { state: 'exited' as const };
const dual = { ...lan, enableIPv6: true };
const routed = bridge({ gateway_mode_ipv4: 'routed' });

describe('R219: a container of one engine and one of another', () => {
  const rows: [string, Verdict['verdict'], ReasonCode, Side, Side][] = [
    ['published port', 'allowed', 'between-hosts', {}, { fields: published }],
    ['nothing published', 'blocked', 'engine-protects', {}, {}],
    ['nothing published, before 28.0', 'unknown', 'forward-policy', {}, { engine: { version: '20.10.24' } }],
    ['port bound to loopback', 'blocked', 'loopback-bound', {}, { fields: port('127.0.0.1') }],
    ['from an internal network', 'blocked', 'internal', { network: internal }, { fields: published }],
    ['from host mode', 'allowed', 'between-hosts', { fields: hostMode }, { fields: published }],
    ['to host mode', 'allowed', 'host-stack', {}, { fields: hostMode }],
    ['between two LANs', 'allowed', 'parent-interface', { network: lan }, { network: lan }],
    ['to a routed bridge', 'allowed', 'needs-route', {}, { network: routed, fields: openUnmapped }],
    ['from IPv6 to an IPv4 port', 'blocked', 'other-family', { network: six }, { fields: port('0.0.0.0') }],
    ['from IPv6 to a LAN with both', 'allowed', 'parent-interface', { network: six }, { network: dual }],
    ['from IPv6 to a LAN with IPv4', 'blocked', 'other-family', { network: six }, { network: lan }],
    ['from a stopped one', 'blocked', 'not-running', { fields: stopped }, { fields: published }],
    ['to a stopped one', 'blocked', 'not-running', {}, { fields: { ...stopped, ...published } }],
    ['through one overlay', 'allowed', 'same-network', { network: overlay }, { network: overlay }],
    ['on one machine', 'unknown', 'same-machine', { engine: { name: 'm' } }, { engine: { name: 'm' } }],
    [
      'a stopped one on one machine',
      'blocked',
      'not-running',
      { engine: { name: 'm' }, fields: stopped },
      { engine: { name: 'm' } },
    ],
    [
      'one without a network on one machine',
      'blocked',
      'no-stack',
      { engine: { name: 'm' }, fields: { namespace: { kind: 'none' } } },
      { engine: { name: 'm' } },
    ],
    [
      'a published port on one machine',
      'allowed',
      'between-hosts',
      { engine: { name: 'm' } },
      { engine: { name: 'm' }, fields: published },
    ],
  ];
  it.each(rows)('%s: %s', (_, verdict, code, here, there) => {
    const found = across(here, there);
    expect([found.verdict, found.reasons.map((reason) => reason.code)]).toEqual([
      verdict,
      expect.arrayContaining([code]),
    ]);
    expect(found.paths.length > 0).toBe(verdict === 'allowed');
    expect(found.paths.every(({ certainty }) => certainty === 'declared')).toBe(true);
  });

  it('has reasons that say on which engine: both have the same names', () => {
    const sentences = across({}, { fields: published }).reasons.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.stringMatching(/^On nas: web reaches the outside/));
    expect(sentences).toContainEqual(expect.stringMatching(/^On vps: web publishes/));
    expect(sentences.at(-1)).toMatch(/^Routes and firewalls between the hosts of nas and vps/);
  });

  it('has ids with the names of the engines', () => {
    const { from, to, reasons } = across({}, { fields: port('127.0.0.1') });
    expect([from.split('/')[0], to.split('/')[0]]).toEqual(['nas', 'vps']);
    const engines = reasons.flatMap(({ networkId }) => (networkId ? [networkId.split('/')[0]] : []));
    expect(new Set(engines)).toEqual(new Set(['vps']));
    const [path] = across({ network: overlay }, { network: overlay }).paths;
    expect(path).toMatchObject({ networkId: expect.stringMatching(/^vps\//) as string });
  });

  it('has the address on the overlay, or the published port', () => {
    expect(across({ network: overlay }, { network: overlay }).paths).toEqual([
      expect.objectContaining({ kind: 'network', addresses: ['10.1.0.2'] }),
    ]);
    expect(across({}, { fields: published }).paths).toEqual([
      expect.objectContaining({ kind: 'published-port', hostIp: '0.0.0.0', port: 8080, targetPort: 80 }),
    ]);
  });
});

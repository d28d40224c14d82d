import { ProbeRequest } from '@portolan/protocol';
import { predictProbe, Reachability, TopologyIndex } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../access/ProblemError.ts';
import { toTarget } from './toTarget.ts';
import type { ProbeContext } from './toTarget.ts';

const [front, back] = [aNetwork('front'), aNetwork('back')];
const web = aContainer('web');
const db = aContainer('db', { service: 'database' });
const api = aContainer('api', {
  ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' }],
});
const asleep = aContainer('asleep', { state: 'paused' });
const besideApi = aContainer('beside-api', { namespace: { kind: 'container', containerId: api.id } });
const cutOff = aContainer('cut-off', {
  namespace: { kind: 'container', containerId: api.id },
  startedAt: '2020-01-01T00:00:00Z',
});
const onHost = aContainer('on-host', { namespace: { kind: 'host' } });
const at = (n: number, third: number, gateway = `10.0.${third}.1`) => ({
  ipv4: `10.0.${third}.${n}`,
  gateway,
});
const topology = aTopology({
  networks: [front, back],
  containers: [web, db, api, besideApi, cutOff, asleep, onHost],
  attachments: [
    anAttachment(web, front, at(2, 1)),
    anAttachment(db, front, { ...at(3, 1), ipv6: 'fd00::3', names: ['db', 'database', '-rf', 'a b;c'] }),
    anAttachment(db, back, { ...at(3, 2), names: ['db', 'only-back'] }),
    anAttachment(api, back, at(4, 2)),
    anAttachment(asleep, front, at(5, 1)),
  ],
});
const reachability = new Reachability(new TopologyIndex(topology));

type Given = Partial<ProbeRequest> & Pick<ProbeRequest, 'kind'>;
function contextOf(to: string, given: Given): ProbeContext {
  const request = { from: web.id, to, ...given };
  return { request, reachability, verdict: reachability.verdict(request.from, to) };
}
const targetOf = (to: string, given: Given) => toTarget(contextOf(to, given));
const predicted = (to: string, given: Given) => {
  const context = contextOf(to, given);
  const target = toTarget(context);
  return target && predictProbe(reachability, context.verdict, target);
};
function fieldOf(to: string, given: Given): string | undefined {
  try {
    targetOf(to, given);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.fields?.[0]?.path;
    throw error;
  }
  return undefined;
}

describe('R241: a probe tests only what belongs to the target', () => {
  it('an address of it; by default the first that the source can reach', () => {
    expect(targetOf(db.id, { kind: 'ping' })).toEqual({ kind: 'ping', address: '10.0.1.3' });
    expect(targetOf(db.id, { kind: 'ping', address: '10.0.2.3' })).toMatchObject({ address: '10.0.2.3' });
    expect(targetOf(db.id, { kind: 'ping', address: 'fd00::3' })).toMatchObject({ address: 'fd00::3' });
    for (const address of ['10.0.1.2', '10.0.2.4', '10.0.1.1', '192.0.2.1', '127.0.0.1']) {
      expect(fieldOf(db.id, { kind: 'ping', address })).toBe('address');
    }
  });

  it('an address of the host, only with a port that the target publishes', () => {
    const port = { kind: 'tcp', port: 8080 } as const;
    for (const to of [api.id, besideApi.id]) {
      expect(targetOf(to, port)).toEqual({ kind: 'tcp', address: '10.0.1.1', port: 8080 });
    }
    expect(targetOf(api.id, { ...port, address: '10.0.2.1' })).toMatchObject({ address: '10.0.2.1' });
    expect(fieldOf(api.id, { ...port, port: 22, address: '10.0.1.1' })).toBe('address');
    expect(fieldOf(api.id, { kind: 'ping', address: '10.0.1.1' })).toBe('address');
    expect(targetOf(api.id, { kind: 'tcp', port: 80 })).toMatchObject({ address: '10.0.2.4' });
  });

  it('no address of a container that is cut off', () => {
    expect(targetOf(cutOff.id, { kind: 'ping' })).toBeNull();
    expect(targetOf(cutOff.id, { kind: 'tcp', port: 8080 })).toBeNull();
    expect(fieldOf(cutOff.id, { kind: 'ping', address: '10.0.2.4' })).toBe('address');
    expect(fieldOf(cutOff.id, { kind: 'tcp', port: 8080, address: '10.0.1.1' })).toBe('address');
  });

  it('the gateways of the host, also for a container in its network stack', () => {
    for (const to of ['host', onHost.id]) {
      expect(targetOf(to, { kind: 'tcp', port: 22 })).toMatchObject({ address: '10.0.1.1' });
      expect(fieldOf(to, { kind: 'ping', address: '10.0.1.3' })).toBe('address');
    }
  });

  it('no gateway address that the host does not have', () => {
    const bridge = (name: string, gateway: string, more: Partial<Network> = {}) => {
      const config = [{ subnet: `${gateway}/24`, gateway, ipRange: null, auxiliaryAddresses: {} }];
      return aNetwork(name, { ipam: { driver: 'default', options: {}, config }, ...more });
    };
    const option = (name: string, value: string) => ({
      options: { [`com.docker.network.bridge.${name}`]: value },
    });
    const networks = [
      bridge('real', '198.51.100.1'),
      bridge('config-only', '198.51.100.2', { configOnly: true }),
      bridge('inhibited', '198.51.100.3', option('inhibit_ipv4', 'true')),
      bridge('isolated', '198.51.100.4', option('gateway_mode_ipv4', 'isolated')),
      bridge('of-the-swarm', '198.51.100.5', { scope: 'swarm' }),
      bridge('off', '2001:db8::1', { enableIPv6: false }),
      bridge('lan', '198.51.100.6', { driver: 'macvlan' }),
    ];
    const reachability = new Reachability(
      new TopologyIndex(aTopology({ ...topology, networks: [...topology.networks, ...networks] })),
    );
    const accepts = (address: string) => {
      const request = { from: web.id, to: 'host', kind: 'tcp', port: 443, address } as const;
      const verdict = reachability.verdict(web.id, 'host');
      try {
        return toTarget({ request, verdict, reachability }) !== null;
      } catch {
        return false;
      }
    };
    const gateways = networks.flatMap(({ ipam }) => ipam.config.map(({ gateway }) => gateway ?? ''));
    expect(gateways.filter(accepts)).toEqual(['198.51.100.1']);
  });

  it('a name of it on any network, if it is a valid host name', () => {
    for (const name of ['db', 'DB', 'database', 'only-back', 'db.front', 'db.back']) {
      expect(targetOf(db.id, { kind: 'dns', name })).toEqual({ kind: 'dns', name });
    }
    for (const name of ['-rf', 'a b;c', 'api', 'example.com', '$(id)', 'db\n', '../db', 'db%00', '.db']) {
      expect(fieldOf(db.id, { kind: 'dns', name })).toBe('name');
    }
    expect(fieldOf('host', { kind: 'dns', name: 'db' })).toBe('name');
  });

  it('the request body is validated first: its kind, port and address', () => {
    const body = { from: web.id, to: db.id };
    for (const bad of [
      { ...body, kind: 'exec' },
      { ...body, kind: 'tcp' },
      { ...body, kind: 'dns' },
      { ...body, kind: 'tcp', port: 0 },
      { ...body, kind: 'ping', address: '10.0.1.3; id' },
      { ...body, kind: 'ping', address: '-c' },
      { ...body, kind: 'ping', to: 'db' },
      { ...body, kind: 'ping', command: ['sh'] },
    ]) {
      expect(ProbeRequest.safeParse(bad).success).toBe(false);
    }
  });
});

describe('R248: the prediction', () => {
  it.each<[string, string, Given, ReturnType<typeof predictProbe>]>([
    ['on a shared network', db.id, { kind: 'ping' }, 'reached'],
    ['any port there', db.id, { kind: 'tcp', port: 1234 }, 'reached'],
    ['at its other address', db.id, { kind: 'ping', address: '10.0.2.3' }, 'not-reached'],
    [
      'at an address of a family that is not shared',
      db.id,
      { kind: 'ping', address: 'fd00::3' },
      'not-reached',
    ],
    ['across bridges', api.id, { kind: 'ping' }, 'not-reached'],
    ['its own port across bridges', api.id, { kind: 'tcp', port: 80 }, 'not-reached'],
    ['its published port', api.id, { kind: 'tcp', port: 8080 }, 'reached'],
    ['a paused container answers ping', asleep.id, { kind: 'ping' }, 'reached'],
    ['no prediction for a connection to a paused container', asleep.id, { kind: 'tcp', port: 80 }, null],
    ['its published port at another gateway', api.id, { kind: 'tcp', port: 8080, address: '10.0.2.1' }, null],
    ['the host', 'host', { kind: 'ping' }, 'reached'],
    ['the host at another gateway', 'host', { kind: 'ping', address: '10.0.2.1' }, null],
    ['a name', db.id, { kind: 'dns', name: 'database' }, 'reached'],
    ['a name in other case', db.id, { kind: 'dns', name: 'DataBase' }, 'reached'],
    ['a name on another network', db.id, { kind: 'dns', name: 'only-back' }, 'not-reached'],
    ['the name of a container on another network', api.id, { kind: 'dns', name: 'api' }, 'not-reached'],
  ])('%s', (_what, to, given, expected) => {
    expect(predicted(to, given)).toBe(expected);
  });
});

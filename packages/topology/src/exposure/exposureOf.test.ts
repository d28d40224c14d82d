import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network, Port } from '../model.ts';
import { advanceThrough, arbitraryTopology, TopologyBuilder } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { containerExposures, exposureOf } from './exposureOf.ts';

const http: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };
const mode = (name: string): Partial<Network> => ({
  options: { 'com.docker.network.bridge.gateway_mode_ipv4': name },
});
const exposures = (builder: TopologyBuilder) => exposureOf(new TopologyIndex(builder.topology));

describe('R230: the exposure of a topology lists', () => {
  it('published ports by bind address, but no exposed ports', () => {
    const builder = new TopologyBuilder();
    const ports = [
      http,
      { ...http, ip: '127.0.0.1', publicPort: 8081 },
      { ...http, ip: null, publicPort: null },
    ];
    const { id: containerId } = builder.container('web', [builder.network('n')], { ports });
    expect(exposures(builder)).toEqual([
      { kind: 'published', reach: 'outside', containerId, port: ports[0] },
      { kind: 'published', reach: 'host', containerId, port: ports[1] },
    ]);
  });

  it('R231: containers in host mode, and their sharers', () => {
    const builder = new TopologyBuilder();
    const agent = builder.container('agent', [], { namespace: { kind: 'host' } });
    const beside = builder.sharer('beside', agent);
    expect(exposures(builder)).toEqual(
      [agent, beside].map(({ id }) => ({ kind: 'host-namespace', reach: 'outside', containerId: id })),
    );
  });

  it('R9: members of networks with a parent interface', () => {
    const builder = new TopologyBuilder();
    const on = (name: string, fields: Partial<Network>) =>
      builder.network(name, { driver: 'macvlan', options: { parent: 'eth0' }, ...fields });
    const [lan, dummy, inner] = [
      on('lan', {}),
      on('dummy', { options: {} }),
      on('inner', { internal: true }),
    ];
    const { id: containerId } = builder.container('tv', [lan, dummy, inner]);
    expect(exposures(builder)).toEqual([
      {
        kind: 'parent-interface',
        reach: 'lan',
        containerId,
        networkId: lan.id,
        parent: 'eth0',
        addresses: ['10.1.0.2'],
      },
    ]);
  });

  it('gateway modes routed and nat-unprotected, on engines that support them', () => {
    const build = (version: string) => {
      const builder = new TopologyBuilder({ version });
      const ports = [{ ...http, publicPort: null }];
      builder.container('routed', [builder.network('r', mode('routed'))], { ports });
      builder.container('open', [builder.network('u', mode('nat-unprotected'))]);
      return exposures(builder).map(({ kind }) => kind);
    };
    expect(build('28.5.2')).toEqual(['unprotected', 'routed']);
    expect(build('20.10.24')).toEqual([]);
  });

  it('no stopped containers', () => {
    const builder = new TopologyBuilder();
    builder.container('stopped', [builder.network('n')], { state: 'exited', ports: [http] });
    expect(exposures(builder)).toEqual([]);
  });

  it('R231: the owner of a network stack, but not its sharers', () => {
    const builder = new TopologyBuilder();
    const lan = builder.network('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
    const owner = builder.container('owner', [builder.network('n'), lan], { ports: [http] });
    builder.sharer('sharer', owner);
    expect(
      exposures(builder).map(({ kind, ...fields }) => [kind, 'containerId' in fields && fields.containerId]),
    ).toEqual([
      ['published', owner.id],
      ['parent-interface', owner.id],
    ]);
  });
});

describe('R232: members of an internal network reach', () => {
  it.each([
    ['20.10.24', true],
    ['28.5.2', false],
  ])('the gateway address on engine %s; every other address of the host: %s', (version, everyAddress) => {
    const builder = new TopologyBuilder({ version });
    const { id: networkId } = builder.network('inner', { internal: true });
    expect(exposures(builder)).toEqual([
      { kind: 'internal-gateway', reach: 'host', networkId, addresses: ['10.1.0.1'], everyAddress },
    ]);
  });

  it('nothing on the host if the network is isolated', () => {
    const builder = new TopologyBuilder();
    builder.network('inner', { internal: true, ...mode('isolated') });
    expect(exposures(builder)).toEqual([]);
  });
});

describe('R230: the exposure is kept through changes', () => {
  it('and equals what is found from the start', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTopology(10), { minLength: 2, maxLength: 3 }), (topologies) => {
        advanceThrough(topologies, (advanced, fresh) =>
          expect(exposureOf(advanced)).toEqual(exposureOf(fresh)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('and is the same map after a change that exposes nothing', () => {
    const builder = new TopologyBuilder();
    const net = builder.network('n');
    const web = builder.container('web', [net], { ports: [http] });
    const db = builder.container('db', [net]);
    const index = new TopologyIndex(builder.topology);
    const before = containerExposures(index);
    const next = index.advance({ put: { containers: [{ ...db, health: 'unhealthy' }] }, remove: {} });
    expect(containerExposures(next)).toBe(before);
    const last = next.advance({ put: { containers: [{ ...web, state: 'exited' }] }, remove: {} });
    expect(containerExposures(last)).toEqual(new Map());
  });
});

import { describe, expect, it } from 'vitest';
import type { Network, Port } from '../model.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { Lab } from '../testing/index.ts';
import { exposureOf } from './exposureOf.ts';

const http: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };
const mode = (name: string): Partial<Network> => ({
  options: { 'com.docker.network.bridge.gateway_mode_ipv4': name },
});
const exposures = (lab: Lab) => exposureOf(new TopologyIndex(lab.topology));

describe('R230: what stands open', () => {
  it('published ports by bind address, those not published left out', () => {
    const lab = new Lab();
    const ports = [
      http,
      { ...http, ip: '127.0.0.1', publicPort: 8081 },
      { ...http, ip: null, publicPort: null },
    ];
    const { id: containerId } = lab.container('web', [lab.network('n')], { ports });
    expect(exposures(lab)).toEqual([
      { kind: 'published', reach: 'outside', containerId, port: ports[0] },
      { kind: 'published', reach: 'host', containerId, port: ports[1] },
    ]);
  });

  it('host mode, and who shares it', () => {
    const lab = new Lab();
    const agent = lab.container('agent', [], { namespace: { kind: 'host' } });
    const beside = lab.sharer('beside', agent);
    expect(exposures(lab)).toEqual(
      [agent, beside].map(({ id }) => ({ kind: 'host-namespace', reach: 'outside', containerId: id })),
    );
  });

  it('members behind a parent interface, where there is one', () => {
    const lab = new Lab();
    const on = (name: string, fields: Partial<Network>) =>
      lab.network(name, { driver: 'macvlan', options: { parent: 'eth0' }, ...fields });
    const [lan, dummy, inner] = [
      on('lan', {}),
      on('dummy', { options: {} }),
      on('inner', { internal: true }),
    ];
    const { id: containerId } = lab.container('tv', [lan, dummy, inner]);
    expect(exposures(lab)).toEqual([
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

  it('gateway modes routed and nat-unprotected, on engines that know them', () => {
    const build = (version: string) => {
      const lab = new Lab({ version });
      const ports = [{ ...http, publicPort: null }];
      lab.container('routed', [lab.network('r', mode('routed'))], { ports });
      lab.container('open', [lab.network('u', mode('nat-unprotected'))]);
      return exposures(lab).map(({ kind }) => kind);
    };
    expect(build('28.5.2')).toEqual(['unprotected', 'routed']);
    expect(build('20.10.24')).toEqual([]);
  });

  it('nothing of what does not run, nor of sharers of a container’s stack', () => {
    const lab = new Lab();
    const n = lab.network('n');
    lab.container('stopped', [n], { state: 'exited' });
    lab.sharer('side', lab.container('plain', [n]), { ports: [http] });
    expect(exposures(lab)).toEqual([]);
  });
});

describe('R232: what an internal network still reaches', () => {
  it.each([
    ['20.10.24', true],
    ['28.5.2', false],
  ])('%s: its own gateway address; every other address of the host: %s', (version, everyAddress) => {
    const lab = new Lab({ version });
    const { id: networkId } = lab.network('inner', { internal: true });
    expect(exposures(lab)).toEqual([
      { kind: 'internal-gateway', reach: 'host', networkId, addresses: ['10.1.0.1'], everyAddress },
    ]);
  });

  it('nothing where it is isolated', () => {
    const lab = new Lab();
    lab.network('inner', { internal: true, ...mode('isolated') });
    expect(exposures(lab)).toEqual([]);
  });
});

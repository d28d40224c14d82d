import { TopologyIndex } from '@portolan/topology';
import type { Port } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  anAttachment,
  aNetwork,
  arbitraryTopology,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothMatch, lensMatches, lensTags, lensText } from './lensMatches.ts';

const port = (publicPort: number, ip: string): Port => ({ ip, privatePort: 80, publicPort, type: 'tcp' });

const front = aNetwork('front');
const back = aNetwork('back', { internal: true });
const other = aNetwork('other');
const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });

const web = aContainer('web', { ports: [port(8080, '0.0.0.0')] });
const api = aContainer('api');
const shop = aContainer('shop', { ports: [port(9090, '0.0.0.0')] });
const admin = aContainer('admin', { ports: [port(9000, '127.0.0.1')] });
const printer = aContainer('printer');
const old = aContainer('old', { state: 'exited' });
const agent = aContainer('agent', { namespace: { kind: 'host' } });
const helper = aContainer('helper', { namespace: { kind: 'container', containerId: web.id } });

const index = new TopologyIndex(
  aTopology({
    networks: [front, back, other, lan],
    containers: [web, api, shop, admin, printer, old, agent, helper],
    attachments: [
      anAttachment(web, front, { ipv4: '172.18.0.2', gateway: '172.18.0.1' }),
      anAttachment(web, back, { ipv4: '172.19.0.2', names: ['web', 'frontend'] }),
      anAttachment(api, back, { ipv4: '172.19.0.3', names: ['api', 'api-with-a-long-alias', 'backend'] }),
      anAttachment(old, back),
      anAttachment(shop, other, { ipv4: '172.20.0.2', gateway: '172.20.0.1' }),
      anAttachment(admin, other, { ipv4: '172.20.0.3', gateway: '172.20.0.1' }),
      anAttachment(printer, lan, { ipv4: '10.0.0.9' }),
    ],
  }),
);

const named = (ids: ReadonlySet<string>) => [...ids].map((id) => index.containers.get(id)?.name).sort();
const from = (containerId: string) => ({ kind: 'from', containerId }) as const;

describe('R256: the view from a container', () => {
  it('shows the container, what it reaches, and the networks over which it does', () => {
    const seen = lensMatches(index, from(web.id));
    expect(named(seen?.containers ?? new Set())).toEqual(['agent', 'api', 'helper', 'shop', 'web']);
    expect(seen?.networks).toEqual(new Set([back.id]));
  });

  it('labels each container with its names, or else an address, or else the published port', () => {
    const tags = lensTags(index, from(web.id));
    expect(tags?.get(web.id)).toBe('from here');
    expect(tags?.get(api.id)).toBe('backend +2');
    expect(tags?.get(shop.id)).toBe('port 172.18.0.1:9090');
    expect(tags?.get(agent.id)).toBe('172.18.0.1');
    expect(tags?.get(helper.id)).toBe('127.0.0.1');
    expect(tags?.has(admin.id)).toBe(false);
  });

  it('states how many containers it reaches, and how many of them only through ports', () => {
    expect(lensText(index, from(web.id))).toEqual([
      'View from web',
      '4 reachable',
      '1 only through published ports',
    ]);
    expect(lensText(index, from(old.id))).toEqual(['View from old', '0 reachable']);
    expect(lensText(index, from('gone'))).toEqual(['View from gone', 'container not found']);
  });
});

describe('R257: the Exposed lens', () => {
  it('shows ports except on loopback addresses, the host’s network stack and the LAN, each with its sharers', () => {
    const seen = lensMatches(index, { kind: 'exposed' });
    expect(named(seen?.containers ?? new Set())).toEqual(['agent', 'helper', 'printer', 'shop', 'web']);
    expect(seen?.networks).toEqual(new Set([lan.id]));
    expect(lensText(index, { kind: 'exposed' })).toEqual([
      'Exposed',
      '5 containers reachable from the outside',
    ]);
  });
});

it('R256: a lens and a filter show what passes both', () => {
  const ids = (...list: string[]) => ({ containers: new Set(list), networks: new Set<string>() });
  expect(bothMatch(null, ids('a'))).toEqual(ids('a'));
  expect(bothMatch(ids('a', 'b'), ids('b', 'c'))).toEqual(ids('b'));
  expect(bothMatch(null, null)).toBeNull();
});

it('R257: what the outside reaches is kept through changes, and equals what is found from the start', () => {
  const chain = fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(chain, (topologies) =>
      advanceThrough(topologies, (advanced, fresh) =>
        expect(lensMatches(advanced, { kind: 'exposed' })).toEqual(lensMatches(fresh, { kind: 'exposed' })),
      ),
    ),
  );
});

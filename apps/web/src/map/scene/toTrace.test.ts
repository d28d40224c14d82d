import { attachmentId, Reachability, TopologyIndex } from '@portolan/topology';
import type { Container, Network, Port } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { entryPointId, toTrace } from './toTrace.ts';

const port = (publicPort: number, ip: string): Port => ({ ip, privatePort: 80, publicPort, type: 'tcp' });

const front = aNetwork('front');
const back = aNetwork('back', { internal: true });
const other = aNetwork('other');
const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
const web = aContainer('web');
const api = aContainer('api', { ports: [port(8080, '0.0.0.0')] });
const shop = aContainer('shop', { ports: [port(9090, '0.0.0.0')] });
const admin = aContainer('admin', { ports: [port(9000, '127.0.0.1')] });
const db = aContainer('db');
const printer = aContainer('printer');
const helper = aContainer('helper', { namespace: { kind: 'container', containerId: web.id } });

const index = new TopologyIndex(
  aTopology({
    networks: [front, back, other, lan],
    containers: [web, api, shop, admin, db, printer, helper],
    attachments: [
      anAttachment(web, front, { ipv4: '172.18.0.2', gateway: '172.18.0.1' }),
      anAttachment(api, front, { ipv4: '172.18.0.3', gateway: '172.18.0.1' }),
      anAttachment(shop, other, { ipv4: '172.20.0.2', gateway: '172.20.0.1' }),
      anAttachment(admin, other, { ipv4: '172.20.0.3', gateway: '172.20.0.1' }),
      anAttachment(db, back, { ipv4: '172.19.0.2' }),
      anAttachment(printer, lan, { ipv4: '10.0.0.9' }),
    ],
  }),
);

const card = ({ id }: Container) => `c:${id}`;
const bar = ({ id }: Network) => `n:${id}`;
const tap = (container: Container, network: Network) => `a:${attachmentId(container.id, network.id)}`;
const trace = (from: string, to: string, pointedAt: number | null = null) =>
  toTrace(index, new Reachability(index).verdict(from, to), pointedAt);

describe('R255: the trace of a verdict', () => {
  it('contains card, tap, bar, tap, card; the path through a published port stays clear', () => {
    const { path, lit, stops } = trace(web.id, api.id);
    const direct = [card(web), card(api), tap(web, front), tap(api, front), bar(front)];
    expect([...path].sort()).toEqual(direct.sort());
    expect(lit).toContain(entryPointId(api.id, 'outside'));
    expect(stops.size).toBe(0);
  });

  it('contains one path alone if the user points at it', () => {
    const { path, lit } = trace(web.id, api.id, 1);
    expect([...path].sort()).toEqual(
      [card(web), card(api), tap(web, front), bar(front), entryPointId(api.id, 'outside')].sort(),
    );
    expect(lit.size).toBe(0);
  });

  it('contains the bar at which the host is, and the entry point of a published port', () => {
    const { path, hosts } = trace(web.id, shop.id);
    expect(path).toContain(entryPointId(shop.id, 'outside'));
    expect(path).not.toContain(tap(shop, other));
    expect(hosts).toEqual(new Map([[front.id, '172.18.0.1']]));
  });

  it('contains loopback entry points from the host, and the others and the LAN from the outside', () => {
    const fromHost = trace('host', admin.id);
    expect(fromHost.path).toContain('host');
    expect(fromHost.path).toContain(tap(admin, other));
    expect(fromHost.lit).toContain(entryPointId(admin.id, 'host'));
    expect(fromHost.hosts).toEqual(new Map([[other.id, '']]));
    expect(trace('outside', shop.id).path).toEqual(
      new Set(['outside', card(shop), entryPointId(shop.id, 'outside')]),
    );
    expect(trace('outside', printer.id).path).toContain(entryPointId(printer.id, 'lan'));
  });

  it('contains the card and the taps of the owner for a sharer', () => {
    const { path } = trace(helper.id, api.id);
    for (const id of [card(helper), card(web), tap(web, front)]) expect(path).toContain(id);
  });

  it('contains the ends alone of a blocked verdict, and the network at which the path ends if it is known', () => {
    const { path, stops } = trace(db.id, 'outside');
    expect(stops).toEqual(new Set([back.id]));
    expect([...path].sort()).toEqual([card(db), bar(back), 'outside'].sort());
    expect(trace(db.id, printer.id).path).not.toContain(bar(lan));
  });
});

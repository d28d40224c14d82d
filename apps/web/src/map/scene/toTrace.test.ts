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

describe('R255: a verdict is drawn hop by hop', () => {
  it('card, tap, bus, tap, card; the longer way by a published port stays visible beside it', () => {
    const { path, lit, stops } = trace(web.id, api.id);
    const direct = [card(web), card(api), tap(web, front), tap(api, front), bar(front)];
    expect([...path].sort()).toEqual(direct.sort());
    expect(lit).toContain(entryPointId(api.id, 'outside'));
    expect(stops.size).toBe(0);
  });

  it('one path alone when it is pointed at', () => {
    const { path, lit } = trace(web.id, api.id, 1);
    expect([...path].sort()).toEqual(
      [card(web), card(api), tap(web, front), bar(front), entryPointId(api.id, 'outside')].sort(),
    );
    expect(lit.size).toBe(0);
  });

  it('by a published port: to the host on the bus, and in by the door', () => {
    const { path, hosts } = trace(web.id, shop.id);
    expect(path).toContain(entryPointId(shop.id, 'outside'));
    expect(path).not.toContain(tap(shop, other));
    expect(hosts).toEqual(new Map([[front.id, '172.18.0.1']]));
  });

  it('from the host onto a bus, by a loopback door; from the outside by the others and the LAN’s', () => {
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

  it('a sharer stands in its owner’s card and uses its taps', () => {
    const { path } = trace(helper.id, api.id);
    for (const word of [card(helper), card(web), tap(web, front)]) expect(path).toContain(word);
  });

  it('blocked: the ends alone, and the network at which it stops where that can be told', () => {
    const { path, stops } = trace(db.id, 'outside');
    expect(stops).toEqual(new Set([back.id]));
    expect([...path].sort()).toEqual([card(db), bar(back), 'outside'].sort());
    expect(trace(db.id, printer.id).path).not.toContain(bar(lan));
  });
});

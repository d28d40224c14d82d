import { Reachability, TopologyIndex } from '@portolan/topology';
import type { Port } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { toneOf, toneLabels, verdictSentence } from './verdictText.ts';

const published: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };
const front = aNetwork('front');
const back = aNetwork('back');
const third = aNetwork('third');
const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
const web = aContainer('web');
const api = aContainer('api');
const shop = aContainer('shop', { ports: [published] });
const phone = aContainer('phone');
const printer = aContainer('printer');
const helper = aContainer('helper', { namespace: { kind: 'container', containerId: web.id } });

const attachments = [
  anAttachment(web, front, { ipv4: '172.18.0.2', gateway: '172.18.0.1' }),
  anAttachment(api, front, { ipv4: '172.18.0.3', gateway: '172.18.0.1' }),
  anAttachment(shop, third, { ipv4: '172.20.0.2' }),
  anAttachment(phone, lan, { ipv4: '10.0.0.8' }),
  anAttachment(printer, lan, { ipv4: '10.0.0.9' }),
];
const index = new TopologyIndex(
  aTopology({
    networks: [front, back, third, lan],
    containers: [web, api, shop, phone, printer, helper],
    attachments,
  }),
);

function shown(from: string, to: string, on = index): [label: string, sentence: string] {
  const verdict = new Reachability(on).verdict(from, to);
  return [toneLabels[toneOf(verdict)], verdictSentence(on, verdict)];
}

describe('R251: a verdict is a label and a sentence', () => {
  it('allowed, with the path', () => {
    expect(shown(web.id, api.id)).toEqual(['Allowed', 'web reaches api over front.']);
    expect(shown(web.id, helper.id)[1]).toBe('web reaches helper on localhost: they share a network stack.');
    expect(shown(web.id, 'host')[1]).toBe('web reaches the host through the gateway of front.');
    expect(shown('host', api.id)[1]).toBe('The host reaches api over front.');
  });

  it('over several networks', () => {
    const more = [
      anAttachment(web, back, { ipv4: '172.19.0.2' }),
      anAttachment(api, back, { ipv4: '172.19.0.3' }),
    ];
    const two = new TopologyIndex({ ...index.topology, attachments: [...attachments, ...more] });
    expect(shown(web.id, api.id, two)[1]).toMatch(/^web reaches api over (front and back|back and front)\.$/);
  });

  it('allowed, where the engine does not ensure it', () => {
    expect(shown(phone.id, printer.id)).toEqual([
      'Allowed',
      'phone reaches printer over lan, unless the network between them blocks it.',
    ]);
  });

  it('only through a published port, with its address', () => {
    expect(shown(web.id, shop.id)).toEqual([
      'Only through a published port',
      'web reaches shop only through a published port: 172.18.0.1:8080.',
    ]);
  });

  it('blocked, or unknown', () => {
    expect(shown(shop.id, api.id)).toEqual(['Blocked', 'shop cannot reach api.']);
    const early = { ...index.topology, engine: { ...index.engine, version: '20.10.24' } };
    expect(shown('outside', api.id, new TopologyIndex(early))).toEqual([
      'Unknown',
      'The engine does not report whether the outside reaches api.',
    ]);
  });
});

import { expect, it } from 'vitest';
import { impactOf } from './impact.ts';
import { TopologyIndex } from './TopologyIndex.ts';
import { aContainer, aNetwork, anAttachment, aTopology } from './testing/index.ts';

const [front, back, inner] = [aNetwork('front'), aNetwork('back'), aNetwork('inner', { internal: true })];
const web = aContainer('web', { ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 80, type: 'tcp' }] });
const [db, proxy] = [aContainer('db'), aContainer('proxy')];
const old = aContainer('old', { state: 'exited' });
const index = new TopologyIndex(
  aTopology({
    networks: [front, back, inner],
    containers: [web, db, proxy, old],
    attachments: [
      anAttachment(web, front),
      anAttachment(web, inner),
      anAttachment(proxy, front),
      anAttachment(proxy, inner),
      anAttachment(db, back),
      anAttachment(db, front),
      anAttachment(old, back),
    ],
  }),
);

it('R10: connect gains only peers not met elsewhere', () => {
  const impact = impactOf(index, { kind: 'connect', containerId: web.id, networkId: back.id });
  expect(impact.gained.map((each) => each.name)).toEqual(['old']);
});

it('R10: disconnect loses peers met nowhere else, and ports with the last network that carries them', () => {
  const impact = impactOf(index, { kind: 'disconnect', containerId: web.id, networkId: front.id });
  expect(impact.lost.map((each) => each.name)).toEqual(['db']);
  expect(impact.portsStop).toBe(true);
});

it('R10: removing a network names the stopped members that could not start', () => {
  const impact = impactOf(index, { kind: 'remove-network', networkId: back.id });
  expect(impact.cannotStart.map((each) => each.name)).toEqual(['old']);
});

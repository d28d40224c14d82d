import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { planRemovals } from './planRemovals.ts';

it('R159: networks with running members and predefined ones are left out; removed ones are in neither list', () => {
  const [front, back, own] = [aNetwork('front'), aNetwork('back'), aNetwork('bridge', { predefined: true })];
  const web = aContainer('web');
  const index = new TopologyIndex(
    aTopology({ containers: [web], networks: [front, back, own], attachments: [anAttachment(web, front)] }),
  );
  const { removable, leftOut } = planRemovals(index, [front.id, back.id, own.id, 'gone']);
  expect(removable).toEqual([back]);
  expect(leftOut.map(({ network, reason }) => [network.name, reason])).toEqual([
    ['front', expect.stringContaining('running containers')],
    ['bridge', expect.stringContaining('predefined network')],
  ]);
});

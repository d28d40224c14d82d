import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { connectedText } from './planPairs.ts';
import { pairKey, planPairs } from './planPairs.ts';

const [web, db] = [aContainer('web'), aContainer('db')];
const [front, back] = [aNetwork('front'), aNetwork('back')];
const index = new TopologyIndex(
  aTopology({ containers: [web, db], networks: [front, back], attachments: [anAttachment(web, front)] }),
);

describe('R158: the pairs of containers and networks', () => {
  const pairs = planPairs(
    index,
    [web.id, db.id, 'gone'],
    [front.id, back.id],
    new Set([pairKey(db.id, front.id)]),
  );

  it('are done, skipped with a reason, or still to do', () => {
    expect(pairs.map(({ container, network, state }) => [container.name, network.name, state.kind])).toEqual([
      ['web', 'front', 'skipped'],
      ['db', 'front', 'done'],
      ['web', 'back', 'to-do'],
      ['db', 'back', 'to-do'],
    ]);
  });

  it('are reported in one sentence', () => {
    const [, ...made] = pairs;
    expect(connectedText(made)).toBe('Created 3 attachments: db and web to front and back.');
    expect(connectedText(made.slice(1))).toBe('Connected web and db to back.');
  });
});

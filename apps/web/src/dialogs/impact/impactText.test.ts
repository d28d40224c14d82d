import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { impactText } from './impactText.ts';

const port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' } as const;
const api = aContainer('api', { ports: [port] });
const db = aContainer('db');
const mailer = aContainer('mailer', { state: 'exited' });
const back = aNetwork('back');
const spare = aNetwork('spare');
const empty = aNetwork('empty');
const index = new TopologyIndex(
  aTopology({
    containers: [api, db, mailer],
    networks: [back, spare, empty],
    attachments: [anAttachment(api, back), anAttachment(db, back), anAttachment(mailer, spare)],
  }),
);

describe('R127: the impact of edits as sentences', () => {
  it('names the containers that lose their shared network, the ports that stop and the lost default gateway', () => {
    const { loses, sentences } = impactText(index, [
      { kind: 'disconnect', containerId: api.id, networkId: back.id },
    ]);
    expect(loses).toBe(true);
    expect(sentences).toEqual([
      'api no longer shares a network with db.',
      'They no longer resolve each other’s names, and open connections break.',
      'The published port 8080 of api stops answering.',
      'api loses its default gateway: no other network provides one.',
    ]);
  });

  it('R121: claims a shared network and no access, since a member may be stopped; it is no loss', () => {
    const text = impactText(index, [{ kind: 'connect', containerId: api.id, networkId: spare.id }]);
    expect(text).toEqual({ loses: false, sentences: ['api gains a shared network with mailer.'] });
  });

  it('says which stopped containers cannot start after a removal', () => {
    const text = impactText(index, [{ kind: 'remove-network', networkId: spare.id }]);
    expect(text).toEqual({
      loses: true,
      sentences: ['mailer can no longer start: it is still attached to spare.'],
    });
  });

  it('names only the removed network that a container needs', () => {
    const text = impactText(index, [
      { kind: 'remove-network', networkId: empty.id },
      { kind: 'remove-network', networkId: spare.id },
    ]);
    expect(text.sentences).toEqual(['mailer can no longer start: it is still attached to spare.']);
  });

  it('is one sentence when nothing is lost', () => {
    expect(impactText(index, [{ kind: 'remove-network', networkId: empty.id }])).toEqual({
      loses: false,
      sentences: ['No container is on empty: nothing else changes.'],
    });
  });

  it('reports the names that a stop makes unresolvable, not what the stopped container resolved', () => {
    expect(impactText(index, [{ kind: 'stop', containerId: api.id }]).sentences).toEqual([
      'The name api stops resolving for db.',
      'The published port 8080 of api stops answering.',
    ]);
  });

  it('counts a name that becomes ambiguous as a loss', () => {
    const other = aContainer('other');
    const two = aNetwork('two');
    const { networks, containers, attachments } = index.topology;
    const wider = new TopologyIndex(
      aTopology({
        networks: [...networks, two],
        containers: [...containers, other],
        attachments: [...attachments, anAttachment(other, two)],
      }),
    );
    const endpoint = { aliases: ['db'] };
    const text = impactText(wider, [
      { kind: 'connect', containerId: other.id, networkId: back.id, endpoint },
    ]);
    expect(text.loses).toBe(true);
    expect(text.sentences[0]).toBe('For api, the name db resolves to db and other: any of them may answer.');
  });

  it('R81: shows control characters in names literally', () => {
    const odd = aContainer('odd\u202e');
    const topology = aTopology({
      networks: [back],
      containers: [odd, db],
      attachments: [anAttachment(odd, back), anAttachment(db, back)],
    });
    const text = impactText(new TopologyIndex(topology), [{ kind: 'stop', containerId: odd.id }]);
    expect(text.sentences).toEqual(['The name odd\\u202e stops resolving for db.']);
  });

  it('stays short for many containers', () => {
    const many = Array.from({ length: 40 }, (_, i) => aContainer(`c${i}`));
    const crowd = aNetwork('crowd');
    const topology = aTopology({
      networks: [crowd, back],
      containers: [...many, db],
      attachments: [...many.map((each) => anAttachment(each, crowd)), anAttachment(db, back)],
    });
    const leave = many
      .slice(0, 20)
      .map(({ id }) => ({ kind: 'disconnect', containerId: id, networkId: crowd.id }) as const);
    const { sentences } = impactText(new TopologyIndex(topology), leave);
    expect(sentences.length).toBeLessThanOrEqual(7);
    expect(sentences[0]).toMatch(/^c0, c1, .* and \d+ more no longer share a network with /);
    expect(sentences.every((sentence) => sentence.length < 250)).toBe(true);
  });
});

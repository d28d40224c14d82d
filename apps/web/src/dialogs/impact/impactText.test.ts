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

describe('R127: impact in plain words', () => {
  it('names who is lost, ports that stop, and the way out', () => {
    const { loses, sentences } = impactText(index, [
      { kind: 'disconnect', containerId: api.id, networkId: back.id },
    ]);
    expect(loses).toBe(true);
    expect(sentences).toEqual([
      'api loses db: they share no other network.',
      'Their names stop resolving for each other, and open connections break.',
      'The published port 8080 of api stops answering.',
      'api has no way out any more: no network leads out.',
    ]);
  });

  it('names who is gained, as no loss', () => {
    const words = impactText(index, [{ kind: 'connect', containerId: api.id, networkId: spare.id }]);
    expect(words).toEqual({ loses: false, sentences: ['api comes to share a network with mailer.'] });
  });

  it('says which stopped containers cannot start after a removal', () => {
    const words = impactText(index, [{ kind: 'remove-network', networkId: spare.id }]);
    expect(words).toEqual({
      loses: true,
      sentences: ['mailer cannot start any more: the engine remembers spare as a network it needs.'],
    });
  });

  it('names of several removed networks only the one that is needed', () => {
    const words = impactText(index, [
      { kind: 'remove-network', networkId: empty.id },
      { kind: 'remove-network', networkId: spare.id },
    ]);
    expect(words.sentences).toEqual([
      'mailer cannot start any more: the engine remembers spare as a network it needs.',
    ]);
  });

  it('is one quiet sentence when nothing is lost', () => {
    expect(impactText(index, [{ kind: 'remove-network', networkId: empty.id }])).toEqual({
      loses: false,
      sentences: ['No container is on empty: nothing else changes.'],
    });
  });

  it('says of a stop whose names go, not what the stopped one looks up', () => {
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
    const words = impactText(wider, [
      { kind: 'connect', containerId: other.id, networkId: back.id, endpoint },
    ]);
    expect(words.loses).toBe(true);
    expect(words.sentences[0]).toBe('db comes to mean db and other alike to api: any of them may answer.');
  });

  it('R81: shows foreign names literally', () => {
    const odd = aContainer('odd\u202e');
    const topology = aTopology({
      networks: [back],
      containers: [odd, db],
      attachments: [anAttachment(odd, back), anAttachment(db, back)],
    });
    const words = impactText(new TopologyIndex(topology), [{ kind: 'stop', containerId: odd.id }]);
    expect(words.sentences).toEqual(['The name odd\\u202e stops resolving for db.']);
  });

  it('stays short for many', () => {
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
    expect(sentences[0]).toMatch(/^c0, c1, .* and \d+ more lose /);
    expect(sentences.every((sentence) => sentence.length < 250)).toBe(true);
  });
});

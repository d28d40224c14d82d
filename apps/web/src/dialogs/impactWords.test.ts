import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { impactWords } from './impactWords.ts';

const api = aContainer('api', { ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' }] });
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
  it('names who is lost, and ports that stop', () => {
    const { loses, sentences } = impactWords(index, [
      { kind: 'disconnect', containerId: api.id, networkId: back.id },
    ]);
    expect(loses).toBe(true);
    expect(sentences.join(' ')).toMatch(/api loses db.*published port 8080 of api stops answering/);
  });

  it('names who is gained, as no loss', () => {
    const words = impactWords(index, [{ kind: 'connect', containerId: api.id, networkId: spare.id }]);
    expect(words).toEqual({ loses: false, sentences: ['api comes to share a network with mailer.'] });
  });

  it('says which stopped containers cannot start after a removal', () => {
    const words = impactWords(index, [{ kind: 'remove-network', networkId: spare.id }]);
    expect(words.loses).toBe(true);
    expect(words.sentences[0]).toContain('mailer cannot start any more');
  });

  it('is one quiet sentence when nothing is lost', () => {
    expect(impactWords(index, [{ kind: 'remove-network', networkId: empty.id }])).toEqual({
      loses: false,
      sentences: ['No container is on empty: nothing else changes.'],
    });
  });
});

import { TopologyIndex } from '@portolan/topology';
import { aContainer, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { ambiguityText } from './ambiguityText.ts';

const [db, spare, third] = [aContainer('db-1'), aContainer('db-2'), aContainer('db-3')];
const index = new TopologyIndex(aTopology({ containers: [db, spare, third] }));
const words = (holders: { id: string }[], winner: string | null) =>
  ambiguityText(index, { name: 'db', ambiguity: { holders: holders.map(({ id }) => id), winner } }, db.id);

it('R253: of an ambiguous name it is told who else answers, and who does first', () => {
  expect(ambiguityText(index, { name: 'db', ambiguity: null }, db.id)).toBeNull();
  expect(words([db, spare], null)).toBe('db is db-2 too, in no fixed order.');
  expect(words([db, spare, third], db.id)).toBe('db is db-2 and db-3 too; this one is asked first.');
  expect(words([db, spare], spare.id)).toBe('db leads to db-2 instead, which is asked first.');
});

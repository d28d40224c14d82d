import { TopologyIndex } from '@portolan/topology';
import { aContainer, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { ambiguityText } from './ambiguityText.ts';

const [db, spare, third] = [aContainer('db-1'), aContainer('db-2'), aContainer('db-3')];
const index = new TopologyIndex(aTopology({ containers: [db, spare, third] }));
const text = (holders: { id: string }[], winner: string | null) =>
  ambiguityText(index, { name: 'db', ambiguity: { holders: holders.map(({ id }) => id), winner } }, db.id);

it('R253: the note on an ambiguous name says which other containers have it, and which comes first', () => {
  expect(ambiguityText(index, { name: 'db', ambiguity: null }, db.id)).toBeNull();
  expect(text([db, spare], null)).toBe('db is also a name of db-2. The order is not fixed.');
  expect(text([db, spare, third], db.id)).toBe(
    'db is also a name of db-2 and db-3. It resolves to this container first.',
  );
  expect(text([db, spare], spare.id)).toBe('db resolves to db-2 first.');
});

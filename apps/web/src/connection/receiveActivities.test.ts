import type { Activity } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { receiveActivities } from './receiveActivities.ts';

const activity = (
  id: string,
  second: number,
  undo: Activity['undo'] = { state: 'possible', limits: [] },
) => ({
  id,
  at: new Date(second * 1000).toISOString(),
  summary: id,
  commands: [],
  networkIds: [],
  containerIds: [],
  undo,
});
const nothing = { activities: null, freshIds: new Set<string>() };
const idsOf = (known: { activities: Activity[] | null }) => known.activities?.map((each) => each.id);

describe('R164: activities that the server sends', () => {
  it('keeps the order of the server, and marks nothing as new on opening', () => {
    const known = receiveActivities(nothing, [activity('b', 2), activity('a', 1)], true);
    expect(idsOf(known)).toEqual(['b', 'a']);
    expect(known.freshIds.size).toBe(0);
  });

  it('orders activities of the same millisecond as they arrived, whatever their ids', () => {
    let known = receiveActivities(nothing, [activity('b', 1)], true);
    for (const id of ['c', 'a']) known = receiveActivities(known, [activity(id, 1)], false);
    expect(idsOf(known)).toEqual(['a', 'c', 'b']);
  });

  it('marks later activities as new, but not those that only changed', () => {
    const first = receiveActivities(nothing, [activity('a', 1)], true);
    const undone = activity('a', 1, { state: 'undone', at: '', notRestored: [] });
    const known = receiveActivities(first, [activity('b', 2), undone], false);
    expect(idsOf(known)).toEqual(['b', 'a']);
    expect(known.activities?.[1]?.undo.state).toBe('undone');
    expect([...known.freshIds]).toEqual(['b']);
  });

  it('drops on reconnect what the server no longer holds', () => {
    const first = receiveActivities(nothing, [activity('a', 1)], true);
    const known = receiveActivities(first, [activity('b', 2)], true);
    expect(idsOf(known)).toEqual(['b']);
    expect([...known.freshIds]).toEqual(['b']);
    expect(receiveActivities(known, [], true).freshIds.size).toBe(0);
  });
});

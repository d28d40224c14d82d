import type { Activity, UndoState } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { newestUndoable } from './newestUndoable.ts';

const activity = (id: string, undo: UndoState): Activity => ({
  id,
  at: '2026-01-01T00:00:00Z',
  summary: `Did ${id}.`,
  commands: [],
  networkIds: [],
  containerIds: [],
  undo,
});
const possible: UndoState = { state: 'possible', limits: [] };
const undone: UndoState = { state: 'undone', at: '2026-01-01T00:00:00Z', notRestored: [] };

describe('R163: the key for Undo takes back the newest change of this tab', () => {
  it('and never one of somebody else', () => {
    const activities = [activity('theirs', possible), activity('mine', possible)];
    expect(newestUndoable([['mine']], activities)?.activityIds).toEqual(['mine']);
    expect(newestUndoable([], activities)).toBeNull();
  });

  it('skips what is undone, has no inverse, or is forgotten', () => {
    const activities = [
      activity('restart', { state: 'impossible', reason: 'A restart has no opposite.' }),
      activity('b', undone),
      activity('a', possible),
    ];
    const found = newestUndoable([['a'], ['b'], ['restart'], ['forgotten']], activities);
    expect(found).toEqual({ activityIds: ['a'], summary: 'Did a.', hasLimits: false });
  });

  it('takes several activities of one change together, and says when something stays behind', () => {
    const limited: UndoState = { state: 'possible', limits: ['It gets a new id.'] };
    const activities = [activity('c', limited), activity('b', undone), activity('a', possible)];
    const found = newestUndoable([['a', 'b', 'c']], activities);
    expect(found).toEqual({ activityIds: ['a', 'c'], summary: 'Did a. Did c.', hasLimits: true });
  });
});

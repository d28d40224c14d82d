import type { Activity, UndoState } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { newestUndoable } from './newestUndoable.ts';

const at = '2026-01-01T00:00:00Z';
const activity = (id: string, undo: UndoState): Activity => ({
  id,
  at,
  summary: `Did ${id}.`,
  commands: [],
  networkIds: [],
  containerIds: [],
  undo,
});
const possible: UndoState = { state: 'possible', limits: [] };
const undone: UndoState = { state: 'undone', at: '2026-01-01T00:00:00Z', notRestored: [] };

describe('R163: the Undo shortcut undoes the newest change of this tab', () => {
  it('never a change of another user', () => {
    const activities = [activity('theirs', possible), activity('mine', possible)];
    expect(newestUndoable([['mine']], activities)?.activityIds).toEqual(['mine']);
    expect(newestUndoable([], activities)).toBeNull();
  });

  it('skips changes that are undone, cannot be undone, or are no longer listed', () => {
    const activities = [
      activity('restart', { state: 'impossible', reason: 'A restart has no opposite.' }),
      activity('b', undone),
      activity('a', possible),
    ];
    const found = newestUndoable([['a'], ['b'], ['restart'], ['unlisted']], activities);
    expect(found).toEqual({ activityIds: ['a'], summary: 'Did a.', at, hasLimits: false });
  });

  it('undoes all activities of one change, and reports limits', () => {
    const limited: UndoState = { state: 'possible', limits: ['It gets a new id.'] };
    const activities = [activity('c', limited), activity('b', undone), activity('a', possible)];
    const found = newestUndoable([['a', 'b', 'c']], activities);
    expect(found).toEqual({ activityIds: ['a', 'c'], summary: 'Did a. Did c.', at, hasLimits: true });
  });
});

import type { Activity } from '@portolan/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { activityStoreOf, forgetActivities } from '../../store/activityStore.ts';
import { saveTabChange } from '../../store/tabChanges.ts';
import { newestOf } from './undoNewest.ts';

const activity = (id: string, at: string): Activity => ({
  ...{ id, at, summary: `Did ${id}.`, commands: [], networkIds: [], containerIds: [] },
  undo: { state: 'possible', limits: [] },
});

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  forgetActivities(null);
  forgetActivities('vps');
});

it('R312: the newest change of this tab is found on any of the engines that are shown', () => {
  activityStoreOf(null).setState({ activities: [activity('a', '2026-01-01T10:00:00Z')] });
  activityStoreOf('vps').setState({
    activities: [activity('theirs', '2026-01-01T12:00:00Z'), activity('b', '2026-01-01T11:00:00Z')],
  });
  saveTabChange('vps', ['b']);
  saveTabChange(null, ['a']);
  expect(newestOf([null, 'vps'])).toMatchObject({ engine: 'vps', activityIds: ['b'] });
  expect(newestOf([null])).toMatchObject({ engine: null, activityIds: ['a'] });
  expect(newestOf(['pi'])).toBeUndefined();
});

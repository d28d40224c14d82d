import type { Activity } from '@portolan/protocol';
import { expect, it } from 'vitest';
import { ActivityLog } from './ActivityLog.ts';

const change = (summary: string, inverse: string | null = 'inverse') => ({
  summary,
  shell: [['docker', 'network', 'rm', "it's"]],
  networkIds: [],
  containerIds: [],
  inverse,
  limits: ['It gets a new id.'],
});

it('R145: the log stores the newest 200 changes, newest first', () => {
  const log = new ActivityLog<string>();
  for (let i = 1; i <= 201; i++) log.record(change(`Change ${i}.`));
  expect(log.list()).toHaveLength(200);
  expect(log.list()[0]?.summary).toBe('Change 201.');
  expect(log.list().at(-1)?.summary).toBe('Change 2.');
  expect(new Set(log.list().map(({ id }) => id)).size).toBe(200);
});

it('the log emits each change and each undo, with commands that a shell accepts', () => {
  const log = new ActivityLog<string>();
  const emitted: Activity[] = [];
  log.on('change', (activity) => emitted.push(activity));
  const { id } = log.record(change('Removed it.'));
  log.markUndone(id, ['It has a new id.']);
  expect(emitted.map(({ undo }) => undo.state)).toEqual(['possible', 'undone']);
  expect(emitted[0]).toMatchObject({
    commands: ["docker network rm 'it'\\''s'"],
    undo: { limits: ['It gets a new id.'] },
  });
  expect(emitted[1]?.undo).toMatchObject({ notRestored: ['It has a new id.'] });
  expect(log.find(id)?.inverse).toBeNull();
});

it('the log gives the reason why a change cannot be undone', () => {
  const log = new ActivityLog<string>();
  const { undo } = log.record({
    ...change('Restarted it.', null),
    whyNoInverse: 'A restart cannot be undone.',
  });
  expect(undo).toEqual({ state: 'impossible', reason: 'A restart cannot be undone.' });
});

it('the log runs undos one after another, also after one that failed', async () => {
  const log = new ActivityLog<string>();
  const order: number[] = [];
  const slow = log.inTurn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(1);
    throw new Error('refused');
  });
  const quick = log.inTurn(() => Promise.resolve(order.push(2)));
  await expect(slow).rejects.toThrow('refused');
  await quick;
  expect(order).toEqual([1, 2]);
});

it('R163: a server started later uses none of the ids that pages still store', () => {
  const [former, later] = [new ActivityLog<string>(), new ActivityLog<string>()];
  const { id } = former.record(change('Removed it.'));
  later.record(change('Removed another.'));
  expect(later.find(id)).toBeUndefined();
});

it('R145: the log shortens long commands', () => {
  const log = new ActivityLog<string>();
  const labels = Array.from({ length: 20 }, (_, at) => ['--label', `l${at}=${"'".repeat(200)}`]).flat();
  const { commands } = log.record({
    ...change('Made it.'),
    shell: [
      ['docker', 'create', ...labels, 'alpine'],
      ['docker', 'start', 'web'],
    ],
  });
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^docker create --label .* '…'$/);
  expect(commands[0]?.length).toBeLessThan(2_100);
});

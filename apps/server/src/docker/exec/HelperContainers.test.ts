import { idOf } from '@portolan/topology/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EngineCalls } from '../calls/EngineCalls.ts';
import { EngineError } from '../EngineError.ts';
import { HelperContainers } from './HelperContainers.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Call = Parameters<EngineCalls['call']>;
interface CreatedContainer {
  Id: string;
  Names: string[];
  Labels: Record<string, string>;
}
const timeout = () => new EngineError('engine-timeout', 'The engine did not answer in time.');

/** Creates helpers on an engine that stores the created containers. Calls of the routes in `failing` time out. */
function openHelpers() {
  const containers = new Map<string, CreatedContainer>();
  const failing = new Set<Call[0]>();
  const calls: Call[] = [];
  const create = ({ query, body }: NonNullable<Call[1]>): string => {
    const id = idOf(query?.name ?? '');
    const { Labels } = body as CreatedContainer;
    containers.set(id, { Id: id, Names: [`/${query?.name}`], Labels });
    return id;
  };
  const call = vi.fn((...[route, of = {}]: Call): Promise<unknown> => {
    calls.push([route, of]);
    if (failing.has(route)) return Promise.reject(timeout());
    if (route === 'createContainer') return Promise.resolve({ Id: create(of) });
    if (route === 'removeContainer') containers.delete(of.id ?? '');
    return Promise.resolve(route === 'listContainers' ? [...containers.values()] : null);
  });
  const remaining = () => [...containers.keys()];
  const openClient = () => new HelperContainers({ call });
  return { containers, failing, calls, create, remaining, openClient, helpers: openClient() };
}

it('R245: a helper that cannot be started is removed, and helpers in use stay', async () => {
  const { failing, helpers, remaining } = openHelpers();
  const inUse = await helpers.start('busybox', idOf('a'));
  failing.add('startContainer');
  await expect(helpers.start('busybox', idOf('b'))).rejects.toThrow('in time');
  expect(remaining()).toEqual([inUse]);
  await helpers.sweep();
  expect(remaining()).toEqual([inUse]);
});

it('R245: a helper that the engine creates after the timeout is removed a minute later', async () => {
  const { failing, calls, create, helpers, remaining } = openHelpers();
  failing.add('createContainer');
  await expect(helpers.start('busybox', idOf('a'))).rejects.toThrow('in time');
  const [, late = {}] = calls.find(([route]) => route === 'createContainer') ?? [];
  const id = create(late);
  expect(remaining()).toEqual([id]);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(remaining()).toEqual([]);
});

it('R245: a sweep removes a helper whose removal failed', async () => {
  const { failing, helpers, remaining } = openHelpers();
  const id = await helpers.start('busybox', idOf('a'));
  failing.add('removeContainer');
  await expect(helpers.remove(id)).rejects.toThrow('in time');
  failing.clear();
  expect(await helpers.sweep()).toBe(1);
  expect(remaining()).toEqual([]);
});

it('R245: a failed start does not remove helpers of other processes; a sweep does', async () => {
  const { containers, failing, helpers, remaining } = openHelpers();
  const other = idOf('other');
  containers.set(other, {
    ...{ Id: other, Names: ['/portolan-probe-other'], Labels: { 'dev.portolan.probe': 'x' } },
  });
  failing.add('startContainer');
  await expect(helpers.start('busybox', idOf('a'))).rejects.toThrow('in time');
  expect(remaining()).toEqual([other]);
  expect(await helpers.sweep()).toBe(1);
});

it('R244: an engine that is watched under a second name keeps and hides the helpers of the first', async () => {
  const { containers, helpers, openClient, remaining } = openHelpers();
  const id = await helpers.start('busybox', idOf('a'));
  const second = openClient();
  expect(second.isOwn(containers.get(id))).toBe(true);
  expect(await second.sweep()).toBe(0);
  expect(remaining()).toEqual([id]);
});

it('R24: creating and starting a helper has the same timeout as for other containers', async () => {
  const { calls, helpers } = openHelpers();
  await helpers.start('busybox', idOf('a'));
  expect(calls.map(([route, of]) => [route, of?.timeoutMs])).toEqual([
    ['createContainer', 30_000],
    ['startContainer', 30_000],
  ]);
});

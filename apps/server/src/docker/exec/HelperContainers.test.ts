import { idOf } from '@portolan/topology/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EngineCalls } from '../calls/EngineCalls.ts';
import { EngineError } from '../EngineError.ts';
import { HelperContainers } from './HelperContainers.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Call = Parameters<EngineCalls['call']>;
interface Made {
  Id: string;
  Names: string[];
  Labels: Record<string, string>;
}
const timeout = () => new EngineError('engine-timeout', 'The engine did not answer in time.');

/** An engine that keeps what is created; `failing` are the routes that it does not carry out. */
function world() {
  const made = new Map<string, Made>();
  const failing = new Set<Call[0]>();
  const asked: Call[] = [];
  const create = ({ query, body }: NonNullable<Call[1]>): string => {
    const id = idOf(query?.name ?? '');
    const { Labels } = body as Made;
    made.set(id, { Id: id, Names: [`/${query?.name}`], Labels });
    return id;
  };
  const call = vi.fn((...[route, of = {}]: Call): Promise<unknown> => {
    asked.push([route, of]);
    if (failing.has(route)) return Promise.reject(timeout());
    if (route === 'createContainer') return Promise.resolve({ Id: create(of) });
    if (route === 'removeContainer') made.delete(of.id ?? '');
    return Promise.resolve(route === 'listContainers' ? [...made.values()] : null);
  });
  const left = () => [...made.keys()];
  return { made, failing, asked, create, left, helpers: new HelperContainers({ call }) };
}

it('R245: what was created and could not be started goes, and what lives stays', async () => {
  const { failing, helpers, left } = world();
  const lives = await helpers.start('busybox', idOf('a'));
  failing.add('startContainer');
  await expect(helpers.start('busybox', idOf('b'))).rejects.toThrow('in time');
  expect(left()).toEqual([lives]);
  await helpers.sweep();
  expect(left()).toEqual([lives]);
});

it('R245: what the engine creates after it was given up goes a minute later', async () => {
  const { failing, asked, create, helpers, left } = world();
  failing.add('createContainer');
  await expect(helpers.start('busybox', idOf('a'))).rejects.toThrow('in time');
  const [, late = {}] = asked.find(([route]) => route === 'createContainer') ?? [];
  const id = create(late);
  expect(left()).toEqual([id]);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(left()).toEqual([]);
});

it('R245: what could not be removed is not live any more: a sweep takes it', async () => {
  const { failing, helpers, left } = world();
  const id = await helpers.start('busybox', idOf('a'));
  failing.add('removeContainer');
  await expect(helpers.remove(id)).rejects.toThrow('in time');
  failing.clear();
  expect(await helpers.sweep()).toBe(1);
  expect(left()).toEqual([]);
});

it('a failed start leaves alone what other processes have; only a sweep takes that', async () => {
  const { made, failing, helpers, left } = world();
  const other = idOf('other');
  made.set(other, {
    ...{ Id: other, Names: ['/portolan-probe-other'], Labels: { 'dev.portolan.probe': 'x' } },
  });
  failing.add('startContainer');
  await expect(helpers.start('busybox', idOf('a'))).rejects.toThrow('in time');
  expect(left()).toEqual([other]);
  expect(await helpers.sweep()).toBe(1);
});

it('R24: a busy engine has as long to make and start one as for any other container', async () => {
  const { asked, helpers } = world();
  await helpers.start('busybox', idOf('a'));
  expect(asked.map(([route, of]) => [route, of?.timeoutMs])).toEqual([
    ['createContainer', 30_000],
    ['startContainer', 30_000],
  ]);
});

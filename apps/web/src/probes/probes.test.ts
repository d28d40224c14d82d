import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, anEngine, aNetwork } from '@portolan/topology/testing';
import { describe, expect, test } from 'vitest';
import { keyOfTest } from './ProbeTest.ts';
import { pairsOf, projectsOf } from './runProject.ts';
import { isOutdated, outcomeOfPair } from './resultStore.ts';
import type { ProbeResult } from './resultStore.ts';
import { runWhenFree } from './runTests.ts';
import { fewestTestsForPair, testsForPair } from './testsForPair.ts';
import { refusalToProbePair } from './refusalToProbe.ts';

const project = 'shop';
const [front, back] = [aNetwork('front'), aNetwork('back')];
const web = aContainer('web', { project });
const db = aContainer('db', {
  project,
  ports: [{ ip: null, privatePort: 5432, publicPort: null, type: 'tcp' }],
});
const far = aContainer('far', { project });
const old = aContainer('old', { project, state: 'exited' });
const asleep = aContainer('asleep', { state: 'paused' });
const beside = { kind: 'container', containerId: db.id } as const;
const sidecar = aContainer('sidecar', { namespace: beside });
const cutOff = aContainer('cut-off', { namespace: beside, startedAt: '2020-01-01T00:00:00Z' });
const index = new TopologyIndex({
  engine: anEngine(),
  networks: [front, back],
  containers: [web, db, far, old, asleep, sidecar, cutOff],
  attachments: [
    anAttachment(web, front, { ipv4: '10.0.0.2', names: ['web'] }),
    anAttachment(db, front, { ipv4: '10.0.0.3', names: ['db'] }),
    anAttachment(asleep, front, { ipv4: '10.0.0.4' }),
    anAttachment(far, back, { ipv4: '10.0.1.2', names: ['far'] }),
  ],
});
const textOf = (tests: { test: Parameters<typeof keyOfTest>[0]; predicted: string | null }[]) =>
  tests.map(({ test: each, predicted }) => `${keyOfTest(each)}: ${predicted}`);

describe('R267: the tests of a pair', () => {
  test('include every name, every address and every known port', () => {
    const { dns, ping, tcp } = testsForPair(index, { from: web.id, to: db.id });
    expect(textOf(dns)).toContain('dns db: reached');
    expect(textOf(ping)).toEqual(['ping 10.0.0.3: reached']);
    expect(textOf(tcp)).toEqual(['tcp 10.0.0.3 5432: reached']);
  });

  test('predict that nothing answers where the pair is blocked', () => {
    const { dns, ping } = testsForPair(index, { from: web.id, to: far.id });
    expect(textOf(dns)).toEqual(['dns far: not-reached']);
    expect(textOf(ping)).toEqual(['ping 10.0.1.2: not-reached']);
  });

  test('include every address of the network stack that both ends use', () => {
    const { ping } = testsForPair(index, { from: sidecar.id, to: db.id });
    expect(textOf(ping)).toEqual(['ping 127.0.0.1: reached', 'ping 10.0.0.3: reached']);
  });

  test('leave out the addresses of the owner where the target is cut off from it', () => {
    const { ping, tcp, address } = testsForPair(index, { from: web.id, to: cutOff.id });
    expect([ping, tcp, address]).toEqual([[], [], null]);
  });

  test('R248: predict that a paused container answers a ping, since its kernel does', () => {
    const { ping } = testsForPair(index, { from: web.id, to: asleep.id });
    expect(textOf(ping)).toEqual(['ping 10.0.0.4: reached']);
  });
});

test('R266: the page says why a pair cannot be tested', () => {
  const why = (from: string, to: string) => refusalToProbePair(index, { from, to });
  expect(why(web.id, db.id)).toBeNull();
  expect(why('host', db.id)).toMatch(/inside a container/);
  expect(why('outside', db.id)).toMatch(/inside a container/);
  expect(why(old.id, db.id)).toBe('old is not running. Start it to test from inside.');
  expect(why(web.id, 'outside')).toMatch(/do not go beyond/);
});

describe('R269: a run over a project', () => {
  test('tests every ordered pair once', () => {
    const pairs = pairsOf(['a', 'b', 'c']).map(({ from, to }) => from + to);
    expect([...pairs].sort()).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb']);
    expect(pairsOf(['a'])).toEqual([]);
    expect(projectsOf(index)).toMatchObject([{ project, containerIds: { length: 4 } }]);
  });

  test('tests one address and one name of each pair', () => {
    const testsOf = (from: string, to: string) => fewestTestsForPair(index, { from, to }).map(keyOfTest);
    expect(testsOf(web.id, db.id)).toEqual(['ping 10.0.0.3', 'dns db']);
    expect(testsOf(web.id, far.id)).toEqual(['ping 10.0.1.2', 'dns far']);
    expect(testsOf(web.id, old.id)).toEqual(['dns old']);
    expect(testsOf(old.id, web.id)).toEqual([]);
  });
});

test('R267: at most four tests run at once, and a test that is cancelled while it waits never starts', async () => {
  const signal = new AbortController();
  let [running, max, started] = [0, 0, 0];
  const task = async () => {
    started += 1;
    max = Math.max(max, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (started === 6) signal.abort();
    return true;
  };
  const results = await Promise.all(Array.from({ length: 20 }, () => runWhenFree(task, signal.signal)));
  expect(max).toBe(4);
  expect(started).toBeLessThan(20);
  expect(results.filter((each) => each === null)).toHaveLength(20 - started);
});

describe('R268: the outcome of tests', () => {
  const result = (outcome: 'reached' | 'not-reached' | 'untested', agrees: boolean | null): ProbeResult => ({
    test: { kind: 'dns', name: 'db' },
    state: 'done',
    problem: null,
    version: { epoch: 'e', revision: 3 },
    probe: {
      ...{
        from: 'a',
        to: 'b',
        kind: 'dns',
        outcome,
        agrees,
        detail: '',
        target: 'db',
        port: null,
        addresses: [],
      },
      ...{ tool: null, output: '', milliseconds: 1, predicted: null },
    },
  });
  const of = (...results: ProbeResult[]) =>
    outcomeOfPair(new Map(results.map((each, at) => [`${at}`, each])));

  test('of several tests the most serious counts, and an untested one never counts as blocked or as a match', () => {
    expect(of()).toBeNull();
    expect(of(result('reached', true))).toBe('matches');
    expect(of(result('reached', true), result('not-reached', false))).toBe('differs');
    expect(of(result('reached', true), result('untested', null))).toBe('untested');
    expect(of(result('reached', true), result('reached', null))).toBe('unpredicted');
    expect(of({ ...result('reached', true), state: 'running' })).toBeNull();
    expect(of({ ...result('reached', true), probe: null, problem: 'No.' })).toBe('untested');
  });

  test('a result is outdated when the topology has changed since', () => {
    const done = result('reached', true);
    expect(isOutdated(done, { epoch: 'e', revision: 3 })).toBe(false);
    expect(isOutdated(done, { epoch: 'e', revision: 4 })).toBe(true);
    expect(isOutdated(done, { epoch: 'f', revision: 3 })).toBe(true);
  });
});

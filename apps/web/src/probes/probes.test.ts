import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, anEngine, aNetwork } from '@portolan/topology/testing';
import { describe, expect, test } from 'vitest';
import { planPair } from './planPair.ts';
import { keyOfTest } from './ProbeTest.ts';
import { runWhenFree } from './probeQueue.ts';
import { pairsOf, projectsOf } from './runProject.ts';
import { isOutdated, outcomeOfPair } from './resultStore.ts';
import type { ProbeResult } from './resultStore.ts';
import { testsForPair } from './testsForPair.ts';
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
const words = (tests: { test: Parameters<typeof keyOfTest>[0]; predicted: string | null }[]) =>
  tests.map(({ test: each, predicted }) => `${keyOfTest(each)}: ${predicted}`);

describe('R267: what can be tried of a pair', () => {
  test('every name, every address, every known port', () => {
    const { dns, ping, tcp } = testsForPair(index, { from: web.id, to: db.id });
    expect(words(dns)).toContain('dns db: reached');
    expect(words(ping)).toEqual(['ping 10.0.0.3: reached']);
    expect(words(tcp)).toEqual(['tcp 10.0.0.3 5432: reached']);
  });

  test('of a blocked one that nothing answers', () => {
    const { dns, ping } = testsForPair(index, { from: web.id, to: far.id });
    expect(words(dns)).toEqual(['dns far: not-reached']);
    expect(words(ping)).toEqual(['ping 10.0.1.2: not-reached']);
  });

  test('within one stack, every address of it', () => {
    const { ping } = testsForPair(index, { from: sidecar.id, to: db.id });
    expect(words(ping)).toEqual(['ping 127.0.0.1: reached', 'ping 10.0.0.3: reached']);
  });

  test('of one that was cut off from its stack, no address of who lives on in it', () => {
    const { ping, tcp, address } = testsForPair(index, { from: web.id, to: cutOff.id });
    expect([ping, tcp, address]).toEqual([[], [], null]);
  });

  test('R248: of a paused one that its kernel answers', () => {
    const { ping } = testsForPair(index, { from: web.id, to: asleep.id });
    expect(words(ping)).toEqual(['ping 10.0.0.4: reached']);
  });
});

test('R266: why a pair cannot be proved', () => {
  const why = (from: string, to: string) => refusalToProbePair(index, { from, to });
  expect(why(web.id, db.id)).toBeNull();
  expect(why('host', db.id)).toMatch(/inside a container/);
  expect(why('outside', db.id)).toMatch(/inside a container/);
  expect(why(old.id, db.id)).toBe('old does not run: start it to try from inside.');
  expect(why(web.id, 'outside')).toMatch(/nothing is tried/);
});

describe('R269: a run over a project', () => {
  test('goes through every ordered pair once', () => {
    const pairs = pairsOf(['a', 'b', 'c']).map(({ from, to }) => from + to);
    expect([...pairs].sort()).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb']);
    expect(pairsOf(['a'])).toEqual([]);
    expect(projectsOf(index)).toMatchObject([{ project, containerIds: { length: 4 } }]);
  });

  test('takes one address and one name of each', () => {
    const plan = (from: string, to: string) => planPair(index, { from, to }).map(keyOfTest);
    expect(plan(web.id, db.id)).toEqual(['ping 10.0.0.3', 'dns db']);
    expect(plan(web.id, far.id)).toEqual(['ping 10.0.1.2', 'dns far']);
    expect(plan(web.id, old.id)).toEqual(['dns old']);
    expect(plan(old.id, web.id)).toEqual([]);
  });
});

test('R267: at most four at once; what is cancelled before its turn is not begun', async () => {
  const signal = new AbortController();
  let [now, most, begun] = [0, 0, 0];
  const task = async () => {
    begun += 1;
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
    if (begun === 6) signal.abort();
    return true;
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => runWhenFree(task, signal.signal)));
  expect(most).toBe(4);
  expect(begun).toBeLessThan(20);
  expect(answers.filter((each) => each === null)).toHaveLength(20 - begun);
});

describe('R268: what came of tests', () => {
  const result = (outcome: 'reached' | 'not-reached' | 'untested', matches: boolean | null): ProbeResult => ({
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
        agrees: matches,
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

  test('of several the gravest counts, and what could not be tested never as blocked or proved', () => {
    expect(of()).toBeNull();
    expect(of(result('reached', true))).toBe('matches');
    expect(of(result('reached', true), result('not-reached', false))).toBe('differs');
    expect(of(result('reached', true), result('untested', null))).toBe('untested');
    expect(of(result('reached', true), result('reached', null))).toBe('unpredicted');
    expect(of({ ...result('reached', true), state: 'running' })).toBeNull();
    expect(of({ ...result('reached', true), probe: null, problem: 'No.' })).toBe('untested');
  });

  test('a result is outdated when the topology has moved on', () => {
    const done = result('reached', true);
    expect(isOutdated(done, { epoch: 'e', revision: 3 })).toBe(false);
    expect(isOutdated(done, { epoch: 'e', revision: 4 })).toBe(true);
    expect(isOutdated(done, { epoch: 'f', revision: 3 })).toBe(true);
  });
});

import { TopologyIndex } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  aNetwork,
  arbitraryTopology,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfEngine } from '../useEachTopology.ts';
import { containerCounts, noneLast } from './containerCounts.ts';
import { orEngine } from './engineOrder.ts';
import { idOfCount, inUseFirst, networkCounts } from './networkCounts.ts';
import type { NetworkCount } from './networkCounts.ts';
import { idOfProblem, problemsOf, worstFirst } from './problemsOf.ts';
import type { ContainerProblem } from './problemsOf.ts';
import { sumCounts } from './sumCounts.ts';
import { keepMerged, withEngine } from './useMerged.ts';

type Engine = string | null;
const engines: Engine[] = ['vps', null, 'pi'];
const byUse = orEngine(inUseFirst, idOfCount);
const byProblem = orEngine(worstFirst, idOfProblem);

const listsOf = <T extends object>(
  indexes: ReadonlyMap<Engine, TopologyIndex>,
  derive: (index: TopologyIndex) => readonly T[],
): OfEngine<readonly OfEngine<T>[]>[] =>
  [...indexes].map(([engine, index]) => ({ engine, value: withEngine(engine, derive(index)) }));

describe('R306: the lists of several engines are merged into one', () => {
  const indexes = new Map<Engine, TopologyIndex>(
    engines.map((engine) => [
      engine,
      new TopologyIndex(aTopology({ networks: [aNetwork('web'), aNetwork(`of-${engine ?? 'nas'}`)] })),
    ]),
  );
  const networks = () => listsOf(indexes, (index) => networkCounts(index).networks);
  const textOf = ({ engine, value }: OfEngine<NetworkCount>) => `${value.network.name} ${engine}`;

  it('in which the same names are next to each other, the default engine first', () => {
    expect(keepMerged<OfEngine<NetworkCount>>()(networks(), byUse).map(textOf)).toEqual([
      'of-nas null',
      'of-pi pi',
      'of-vps vps',
      'web null',
      'web pi',
      'web vps',
    ]);
  });

  it('and the list of a single engine is used as it is', () => {
    const [only] = networks();
    expect(keepMerged<OfEngine<NetworkCount>>()([only!], byUse)).toBe(only?.value);
  });

  it('and a change of one engine makes no other object of the rows of the others', () => {
    const merge = keepMerged<OfEngine<NetworkCount>>();
    const before = merge(networks(), byUse);
    expect(merge(networks(), byUse)).toBe(before);
    const added = aNetwork('added');
    indexes.set('pi', indexes.get('pi')!.advance({ put: { networks: [added] }, remove: {} }));
    const after = merge(networks(), byUse);
    expect(after.filter((row) => !before.includes(row)).map(({ value }) => value.network)).toEqual([added]);
    expect(after).toHaveLength(before.length + 1);
  });
});

it('R306, R307: what is merged and added up is kept while engines change, come and go', () => {
  const topologies = fc.array(arbitraryTopology(6), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(topologies, topologies, fc.constantFrom(...engines), (first, second, gone) => {
      const mergeNetworks = keepMerged<OfEngine<NetworkCount>>();
      const mergeProblems = keepMerged<OfEngine<ContainerProblem>>();
      const shown = new Map<Engine, TopologyIndex>();
      const check = () => {
        const networks = listsOf(shown, (index) => networkCounts(index).networks);
        const problems = listsOf(shown, problemsOf);
        expect(mergeNetworks(networks, byUse)).toEqual(networks.flatMap(({ value }) => value).sort(byUse));
        expect(mergeProblems(problems, byProblem)).toEqual(
          problems.flatMap(({ value }) => value).sort(byProblem),
        );
        const all = [...shown.values()].flatMap((index) => [...index.containers.values()]);
        const projects = [...shown].map(([engine, index]) => ({
          engine,
          value: containerCounts(index).projects,
        }));
        for (const { value, count } of sumCounts(projects, noneLast))
          expect(all.filter(({ project }) => (project ?? '') === value)).toHaveLength(count);
      };
      shown.set('pi', new TopologyIndex(second[0]!));
      check();
      for (const [engine, through] of [
        ['vps', first],
        [null, second],
      ] as const)
        advanceThrough(through, (advanced) => {
          shown.set(engine, advanced);
          check();
        });
      shown.delete(gone);
      check();
    }),
    { numRuns: 40 },
  );
});

it('R307: the same value on two engines is counted as one', () => {
  const counts = (...names: string[]) =>
    new TopologyIndex(
      aTopology({ containers: names.map((name) => aContainer(name, { project: name.split('-')[0]! })) }),
    );
  const projects = [counts('shop-1', 'web-1'), counts('shop-1', 'shop-2', 'chat-1')].map((index, at) => ({
    engine: `engine-${at}`,
    value: containerCounts(index).projects,
  }));
  expect(sumCounts(projects, noneLast)).toEqual([
    { value: 'chat', count: 1 },
    { value: 'shop', count: 3 },
    { value: 'web', count: 1 },
  ]);
  expect(sumCounts(projects.slice(0, 1))).toBe(projects[0]?.value);
});

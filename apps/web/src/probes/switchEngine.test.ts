import { expect, it } from 'vitest';
import { useShownStore } from '../store/engine/shownStore.ts';
import { resultsOn, setResult } from './resultStore.ts';
import { useProjectRun } from './runProject.ts';

it('R289: results of probes are those of the engines that are shown', () => {
  const result = {
    test: { kind: 'ping' as const, address: '172.18.0.2' },
    ...{ state: 'done' as const, probe: null, problem: null, version: null },
  };
  const pairs = () => [null, 'nas'].map((engine) => [...resultsOn(engine).keys()]);
  setResult(null, 'a b', 'ping', result);
  useProjectRun.setState({ isPickerOpen: true });
  expect(pairs()).toEqual([['a b'], []]);
  // It is not shown.
  setResult('nas', 'a b', 'ping', result);
  useShownStore.setState({ engines: [null, 'nas'] });
  setResult('nas', 'c d', 'ping', result);
  expect(pairs()).toEqual([['a b'], ['c d']]);
  useShownStore.setState({ engines: ['nas'] });
  expect([pairs(), useProjectRun.getState().isPickerOpen]).toEqual([[[], ['c d']], false]);
  // A test that was still running on the former engine.
  setResult(null, 'a b', 'ping', result);
  expect(pairs()).toEqual([[], ['c d']]);
});

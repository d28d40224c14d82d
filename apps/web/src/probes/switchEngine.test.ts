import { expect, it } from 'vitest';
import { useTopologyStore } from '../store/topologyStore.ts';
import { setResult, useResultStore } from './resultStore.ts';
import { useProjectRun } from './runProject.ts';

it('R289: results of probes are those of the engine that is shown', () => {
  const result = {
    test: { kind: 'ping' as const, address: '172.18.0.2' },
    ...{ state: 'done' as const, probe: null, problem: null, version: null },
  };
  const pairs = () => [...useResultStore.getState().results.keys()];
  setResult(null, 'a b', 'ping', result);
  useProjectRun.setState({ isPickerOpen: true });
  expect(pairs()).toEqual(['a b']);
  useTopologyStore.setState({ engine: 'nas' });
  expect([pairs(), useProjectRun.getState().isPickerOpen]).toEqual([[], false]);
  // A test that was still running on the former engine.
  setResult(null, 'a b', 'ping', result);
  expect(pairs()).toEqual([]);
  setResult('nas', 'a b', 'ping', result);
  expect(pairs()).toEqual(['a b']);
});

import { useThrottledValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useProjectRun } from '../../probes/runProject.ts';
import { useAllResults } from '../../probes/resultStore.ts';
import type { PairResults } from '../../probes/resultStore.ts';
import type { TopologyState } from '../../store/topologyStore.ts';
import { useEachState } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { ProbeMarks } from './ProbeMarks.ts';

/** A run over a project brings many results a second, and each one makes all tiles in sight of its engine draw again. */
const THROTTLE_MS = 300;

type MarksByEngine = ReadonlyMap<string | null, ProbeMarks>;

/** R268, R269: the outcomes of the probes by engine; `null` is the default one. Engines without any are left out. */
export function useProbeMarks(): MarksByEngine {
  const results = useThrottledValue(useAllResults(), THROTTLE_MS);
  const runOn = useProjectRun(({ run }) => run?.engine);
  const untestable = useThrottledValue(
    useProjectRun(({ run }) => run?.untestable),
    THROTTLE_MS,
  );
  const versions = useEachState(versionOf);
  const [kept] = useState(() => new KeptMarks());
  return useMemo(
    () => kept.follow(versions, results, (engine) => (engine === runOn && untestable ? untestable : none)),
    [kept, versions, results, runOn, untestable],
  );
}

type Version = TopologyState['version'];

const versionOf = ({ version }: TopologyState): Version => version;

const none: ReadonlySet<string> = new Set();
const noResults: ReadonlyMap<string, PairResults> = new Map();

/** The marks of each engine: the same object until one of them can differ. */
class KeptMarks {
  #byEngine: MarksByEngine = new Map();

  follow(
    versions: readonly OfEngine<Version>[],
    results: ReadonlyMap<string | null, ReadonlyMap<string, PairResults>>,
    untestableOn: (engine: string | null) => ReadonlySet<string>,
  ): MarksByEngine {
    const next = new Map<string | null, ProbeMarks>();
    for (const { engine, value: version } of versions) {
      const [ofEngine, untestable] = [results.get(engine) ?? noResults, untestableOn(engine)];
      if (ofEngine.size + untestable.size === 0) continue;
      const tested = { results: ofEngine, untestable, version };
      const before = this.#byEngine.get(engine);
      next.set(engine, before?.isOf(tested) ? before : new ProbeMarks(tested));
    }
    this.#byEngine = next;
    return next;
  }
}

import type { Container, TopologyIndex } from '@portolan/topology';
import type { EndPair } from '../store/verdict/endPair.ts';
import type { TopologyState } from '../store/topologyStore.ts';
import { changesDisabledReason } from '../store/topologyStore.ts';
import { toVisible } from '../theme/toVisible.ts';

/** R266: why nothing can be proved at all now, in one sentence; `null` when it can. */
export function refusalToProbe(state: TopologyState): string | null {
  if (state.role !== 'operator') return 'A probe runs a program inside a container; a viewer may not.';
  if (state.status?.readOnly) return 'A probe runs a program inside a container; this server is read-only.';
  if (state.index?.topology.engine.sample) return 'The sample engine runs no programs: nothing can be tried.';
  return changesDisabledReason(state);
}

/** R266: why a pair cannot be proved, and what to do instead. */
export function refusalToProbePair(index: TopologyIndex, { from, to }: EndPair): string | null {
  if (from === 'host') return 'Probes start inside a container: on the host itself nothing is run.';
  if (from === 'outside') return 'Probes start inside a container: from outside, try it yourself.';
  const source = index.containers.get(from);
  if (!source) return 'The container to try from is gone.';
  if (to === 'outside') return 'Beyond the engine’s host nothing is tried: Portolan sends nothing there.';
  return refusalToProbeFrom(source);
}

/** R266: why nothing can be tried from inside a container. */
export function refusalToProbeFrom({ name, state }: Container): string | null {
  if (state === 'paused') return `${toVisible(name, 60)} is paused: unpause it to try from inside.`;
  if (state !== 'running') return `${toVisible(name, 60)} does not run: start it to try from inside.`;
  return null;
}

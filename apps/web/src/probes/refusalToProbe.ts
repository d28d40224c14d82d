import type { Container, TopologyIndex } from '@portolan/topology';
import { engineRefusal, serverRefusal, useChangesRefusal } from '../store/engine/refusals.ts';
import { useServerStore } from '../store/engine/serverStore.ts';
import type { ServerState } from '../store/engine/serverStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { TopologyState } from '../store/topologyStore.ts';
import { useEachState } from '../store/useEachTopology.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { toVisible } from '../theme/toVisible.ts';

/** R266: returns the reason why no pair can be tested now, as a sentence; `null` if pairs can be tested. */
export function useRefusalToProbe(): string | null {
  const ofServer = useServerStore(refusalOfServer);
  const isSample = useTopologyStore(({ index }) => index?.engine.sample === true);
  const other = useChangesRefusal();
  return ofServer ?? (isSample ? NO_PROGRAMS : other);
}

/** R266: the same for all engines that are shown: `null` if pairs of one of them can be tested. */
export function useRefusalToProbeAny(): string | null {
  const ofServer = useServerStore(refusalOfServer);
  const changes = useServerStore(serverRefusal);
  const engines = useEachState(refusalOfEngine);
  if (ofServer !== null) return ofServer;
  const refusals = engines.map(({ value }) => (value === NO_PROGRAMS ? value : (changes ?? value)));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

const refusalOfEngine = ({ index, status }: TopologyState): string | null => {
  if (!index) return 'The topology of the engine is not here yet.';
  return index.engine.sample ? NO_PROGRAMS : engineRefusal(status);
};

const NO_PROGRAMS = 'The sample engine runs no programs, so nothing can be tested.';

function refusalOfServer({ role, isReadOnly }: ServerState): string | null {
  if (role !== 'operator')
    return 'A live test runs a program inside a container. Only operators can run live tests.';
  return isReadOnly ? 'A live test runs a program inside a container. This server is read-only.' : null;
}

/** R266: returns the reason why a pair cannot be tested, with the remedy; `null` if it can. */
export function refusalToProbePair(index: TopologyIndex, { from, to }: EndPair): string | null {
  if (from === 'host')
    return 'Live tests start inside a container. Portolan runs nothing on the host itself.';
  if (from === 'outside') return 'Live tests start inside a container. Test from another machine instead.';
  const source = index.containers.get(from);
  if (!source) return 'The source container was removed.';
  if (to === 'outside') return 'Live tests do not go beyond the engine’s host.';
  return refusalToProbeFrom(source);
}

/** R266: returns the reason why no test can start inside a container, with the remedy; `null` if one can. */
export function refusalToProbeFrom({ name, state }: Container): string | null {
  if (state === 'paused') return `${toVisible(name, 60)} is paused. Unpause it to test from inside.`;
  if (state !== 'running') return `${toVisible(name, 60)} is not running. Start it to test from inside.`;
  return null;
}

import type { EngineStatus } from '@portolan/protocol';
import { topologyStoreOf, useTopologyStore } from '../topologyStore.ts';
import type { TopologyState } from '../topologyStore.ts';
import { useEachState } from '../useEachTopology.ts';
import { useServerStore } from './serverStore.ts';
import type { ServerState } from './serverStore.ts';

/** R84: returns the reason why the page cannot change anything on any engine now, as a sentence; `null` if it can. */
export function serverRefusal({ role, isReadOnly, link }: ServerState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer. Only operators can make changes.';
  if (isReadOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  return null;
}

/** R84: returns the reason why an engine takes no commands now; `null` if it does. */
export const engineRefusal = (status: EngineStatus | null): string | null =>
  status?.state === 'live' ? null : 'The engine is not responding.';

/** R84: returns the reason why the page cannot send commands to an engine now; `null` if it can. */
export const changesRefusalOf = (engine: string | null): string | null =>
  serverRefusal(useServerStore.getState()) ?? engineRefusal(topologyStoreOf(engine).getState().status);

/** R84: the same for the engine of this part of the page. */
export function useChangesRefusal(): string | null {
  const refusal = useServerStore(serverRefusal);
  const ofEngine = useTopologyStore(({ status }) => engineRefusal(status));
  return refusal ?? ofEngine;
}

const isLive = ({ status }: TopologyState): boolean => status?.state === 'live';

/** R311: returns the reason why the page can send commands to none of the engines that it shows; `null` if it can. */
export function useShownRefusal(): string | null {
  const refusal = useServerStore(serverRefusal);
  const live = useEachState(isLive);
  if (refusal !== null || live.some(({ value }) => value)) return refusal;
  return live.length > 1 ? 'None of the engines is responding.' : 'The engine is not responding.';
}

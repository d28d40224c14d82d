import type { EngineStatus, Version } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { create } from 'zustand';

/** What the page knows of the engine. Only `connection/` writes it. */
export interface TopologyState {
  /** How the page stands to the server. `signed-out`: the server wants a token. */
  link: 'connecting' | 'open' | 'lost' | 'signed-out';
  /** ISO 8601: since when the server does not answer; `null` while it does. */
  lostAt: string | null;
  /** How the server stands to its engine; `null` until it said so. */
  status: EngineStatus | null;
  version: Version | null;
  /** The topology with its look-ups, a new one with each revision; `null` until the first snapshot. */
  index: TopologyIndex | null;
  role: 'viewer' | 'operator';
}

export const useTopologyStore = create<TopologyState>(() => ({
  link: 'connecting',
  lostAt: null,
  status: null,
  version: null,
  index: null,
  role: 'viewer',
}));

/** Whether changes can be asked for: signed in as operator, not read-only, engine live. */
export const selectCanChange = (state: TopologyState): boolean =>
  state.role === 'operator' &&
  state.status?.state === 'live' &&
  !state.status.readOnly &&
  state.link === 'open';

/** R84: why nothing can be changed now, in one sentence; `null` when it can. */
export function changesDisabledReason({ role, status, link }: TopologyState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer: you can look, not change.';
  if (status?.readOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  if (status?.state !== 'live') return 'The engine does not answer right now.';
  return null;
}

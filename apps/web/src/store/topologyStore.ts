import type { EngineStatus, Version } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { create } from 'zustand';

/** What the page knows about server and engine. Only `connection/` writes it. */
export interface TopologyState {
  /** The connection of the page to the server. `signed-out`: the server requires a token. */
  link: 'connecting' | 'open' | 'lost' | 'signed-out';
  /** When the server stopped answering, in ISO 8601; `null` while it answers. */
  lostAt: string | null;
  /** The connection of the server to its engine; `null` until the server has reported it. */
  status: EngineStatus | null;
  version: Version | null;
  /** The topology with its indexes, a new object for each revision; `null` until the first snapshot. */
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

/**
 * True if the page can send commands: the user is an operator, the server is not read-only, and the engine responds.
 */
export const selectCanChange = (state: TopologyState): boolean =>
  state.role === 'operator' &&
  state.status?.state === 'live' &&
  !state.status.readOnly &&
  state.link === 'open';

/** R84: returns the reason why the page cannot send commands now, as a sentence; `null` if it can. */
export function changesDisabledReason({ role, status, link }: TopologyState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer. Only operators can make changes.';
  if (status?.readOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  if (status?.state !== 'live') return 'The engine is not responding.';
  return null;
}

import type { TopologyState } from './topologyStore.ts';

/** R84: why nothing can be changed now, in one sentence; `null` when it can. */
export function whyNoChange({ role, status, link }: TopologyState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer: you can look, not change.';
  if (status?.readOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  if (status?.state !== 'live') return 'The engine does not answer right now.';
  return null;
}

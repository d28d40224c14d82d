import type { EngineStatus } from '@portolan/protocol';
import type { Engine } from '@portolan/topology';
import type { TopologyState } from '../../store/topologyStore.ts';

/** The state of the connection in a short text. `tone` sets the color of the dot beside it. */
export interface EngineStateText {
  tone: 'good' | 'bad' | 'busy';
  text: string;
}

/** R86: describes the connection to the server and to the engine for the header: the worse of the two. */
export function engineStateText({
  link,
  lostAt,
  status,
}: Pick<TopologyState, 'link' | 'lostAt' | 'status'>): EngineStateText {
  if (link === 'lost')
    return { tone: 'bad', text: lostAt ? `stale since ${clock(lostAt)}` : 'server unreachable' };
  if (link !== 'open' || !status) return { tone: 'busy', text: 'connecting' };
  switch (status.state) {
    case 'live':
      return { tone: 'good', text: 'live' };
    case 'connecting':
      return { tone: 'busy', text: 'connecting' };
    case 'stale':
      return { tone: 'bad', text: `stale since ${clock(status.since)}` };
    case 'unreachable':
      return { tone: 'bad', text: 'unreachable' };
  }
}

/**
 * Returns the name and version of the engine as in `nas-01 · Docker 28.5.2`; before the engine has answered, its
 * address.
 */
export function engineTitle(engine: Engine | undefined, status: EngineStatus | null): string {
  if (!engine) return status?.address ?? 'Engine';
  return `${engine.name} · ${engine.product === 'podman' ? 'Podman' : 'Docker'} ${engine.version}`;
}

/** Returns the local time of a moment, as in `12:04:31`. */
export function clock(moment: string | Date): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}

import type { EngineStatus } from '@portolan/protocol';
import type { Engine } from '@portolan/topology';
import type { TopologyState } from '../../store/topologyStore.ts';

/** How we stand to the engine, in a word or two; `tone` colours the dot beside it. */
export interface EngineStateText {
  tone: 'good' | 'bad' | 'busy';
  text: string;
}

/** R86: the state of the link and of the engine as the header says it: the worse of the two wins. */
export function engineStateText({
  link,
  lostAt,
  status,
}: Pick<TopologyState, 'link' | 'lostAt' | 'status'>): EngineStateText {
  if (link === 'lost') return { tone: 'bad', text: lostAt ? `stale since ${clock(lostAt)}` : 'server lost' };
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

/** `nas-01 · Docker 28.5.2`; before the engine answered, its address. */
export function engineTitle(engine: Engine | undefined, status: EngineStatus | null): string {
  if (!engine) return status?.address ?? 'Engine';
  return `${engine.name} · ${engine.product === 'podman' ? 'Podman' : 'Docker'} ${engine.version}`;
}

/** A moment as the clock on the wall shows it: `12:04:31`. */
export function clock(moment: string | Date): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}

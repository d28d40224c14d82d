import type { EngineStatus, EngineSummary } from '@portolan/protocol';
import type { Engine } from '@portolan/topology';
import type { ServerState } from '../../store/engine/serverStore.ts';

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
}: Pick<ServerState, 'link' | 'lostAt'> & {
  status: Pick<EngineStatus, 'state' | 'since'> | null;
}): EngineStateText {
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
  return `${engine.name} · ${productText(engine)}`;
}

/** Returns product and version of an engine, as in `Docker 28.5.2`; an empty text before it has answered. */
export function productText({ product, version }: Pick<EngineSummary, 'product' | 'version'>): string {
  if (product === null) return '';
  return `${product === 'podman' ? 'Podman' : 'Docker'} ${version ?? ''}`.trim();
}

const format = new Intl.NumberFormat('en');

/** Returns a number with its noun, as in `1 container`; an empty text if it is not known. */
export const countText = (number: number | null, noun: string): string =>
  number === null ? '' : `${format.format(number)} ${noun}${number === 1 ? '' : 's'}`;

/** Returns the local time of a moment, as in `12:04:31`. */
export function clock(moment: string | Date): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}

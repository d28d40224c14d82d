import type { EngineSummary } from '@portolan/protocol';
import { ALL } from '../../store/engine/shownStore.ts';
import type { ServerState } from '../../store/engine/serverStore.ts';
import { isInTrouble } from './engineOrder.ts';
import { clock, engineStateText } from './engineText.ts';
import type { EngineStateText } from './engineText.ts';

/** The number of names, and of characters of all of them, that fit the header and a window’s title. */
const NAMES = 3;
const CHARACTERS = 30;

/** R310: names what the page shows, as in `nas, vps`, `5 engines` or `All 50 engines`. */
export function shownTitle(asked: string | null, shown: readonly Pick<EngineSummary, 'name'>[]): string {
  if (asked === ALL) return shown.length === 0 ? 'All engines' : `All ${shown.length} engines`;
  const names = shown.map(({ name }) => name).join(', ');
  return shown.length <= NAMES && names.length <= CHARACTERS ? names : `${shown.length} engines`;
}

/** R310: describes the worst state of several engines: `1 of 3 not live`, and since when it is so. */
export function severalStateText(
  server: Pick<ServerState, 'link' | 'lostAt'>,
  shown: readonly Pick<EngineSummary, 'state' | 'since'>[],
): EngineStateText {
  const live = shown.filter(({ state }) => state === 'live');
  const [first = null] = shown;
  if (server.link !== 'open' || live.length === shown.length)
    return engineStateText({ ...server, status: first });
  const since = shown.filter(isInTrouble).reduce((last, each) => (each.since > last ? each.since : last), '');
  const troubled = `${shown.filter(isInTrouble).length} of ${shown.length} not live`;
  if (since !== '') return { tone: 'bad', text: `${troubled} since ${clock(since)}` };
  return { tone: 'busy', text: live.length === 0 ? 'connecting' : `${live.length} of ${shown.length} live` };
}

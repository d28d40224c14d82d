import type { CardState, SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { titleOf } from '../shapes/frameShapes.ts';

/** What a tile says about a project. */
export interface TileFacts {
  title: string;
  /** All containers, the ones with problems first, then running, paused and stopped ones, each by name. */
  containers: readonly { id: string; state: CardState }[];
  /** The networks with a bar or a member in the block, by name. */
  networks: readonly SceneNetwork[];
  troubled: number;
  stopped: number;
  /** The labels of what is open to the outside, each once, in no order. */
  open: readonly string[];
  /** The networks that have members in other projects, too. */
  shared: readonly SceneNetwork[];
}

const rank: Record<CardState, number> = {
  dead: 0,
  unhealthy: 1,
  restarting: 2,
  'cut off': 3,
  starting: 4,
  running: 5,
  paused: 6,
  stopped: 7,
};

/** True for the states that need attention. */
export const isTrouble = (state: CardState): boolean => rank[state] <= rank['cut off'];

/** Returns the facts of a tile. `isShared` is true for a network that has members in other projects, too. */
export function toTileFacts(
  project: string,
  cards: readonly SceneCard[],
  networks: readonly SceneNetwork[],
  isShared: (network: SceneNetwork) => boolean,
): TileFacts {
  const containers = cards
    .flatMap((card) => [
      { id: card.id, state: card.state, name: card.name },
      ...card.chips.map(({ id, state, label }) => ({ id, state, name: label })),
    ])
    .sort((a, b) => rank[a.state] - rank[b.state] || compare(a.name, b.name) || compare(a.id, b.id));
  const ordered = [...networks].sort((a, b) => compare(a.label, b.label) || compare(a.id, b.id));
  const count = (test: (state: CardState) => boolean) => containers.filter(({ state }) => test(state)).length;
  const entryPoints = cards.flatMap((card) => card.entryPoints.filter(({ kind }) => kind !== 'host'));
  return {
    title: titleOf(project),
    containers,
    networks: ordered,
    troubled: count(isTrouble),
    stopped: count((state) => state === 'stopped'),
    open: [...new Set(entryPoints.map(({ label }) => label))],
    shared: ordered.filter((network) => !network.engineMade && isShared(network)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import type { Scene, SceneCard, SceneNetwork, SceneTap } from '../../scene/scene.ts';
import { pushTo } from '../../layouts/pushTo.ts';

/** The parts of a scene by key. */
export interface SceneSource {
  readonly cards: ReadonlyMap<string, SceneCard>;
  readonly networks: ReadonlyMap<string, SceneNetwork>;
  readonly taps: ReadonlyMap<string, SceneTap>;
  /** Returns the container on whose card a container is drawn. */
  cardOf(containerId: string): string | undefined;
  tapsOfCard(cardId: string): readonly SceneTap[];
  tapsOfNetwork(networkId: string): readonly SceneTap[];
}

/** Returns the parts of a scene by key. Costs what the scene has. */
export function toSource({ cards, networks, taps }: Scene): SceneSource {
  const byCard = new Map<string, SceneTap[]>();
  const byNetwork = new Map<string, SceneTap[]>();
  for (const tap of taps) {
    pushTo(byCard, tap.cardId, tap);
    pushTo(byNetwork, tap.networkId, tap);
  }
  const cardOf = new Map(
    cards.flatMap((card) => [card, ...card.chips].map((container) => [container.id, card.id])),
  );
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    networks: new Map(networks.map((network) => [network.id, network])),
    taps: new Map(taps.map((tap) => [tap.id, tap])),
    cardOf: (id) => cardOf.get(id),
    tapsOfCard: (id) => byCard.get(id) ?? [],
    tapsOfNetwork: (id) => byNetwork.get(id) ?? [],
  };
}

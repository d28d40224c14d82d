/** What the map draws, before anything has a place: no coordinates, no colours, texts already safe to draw. */

export type CardState = 'running' | 'paused' | 'restarting' | 'unhealthy' | 'starting' | 'stopped' | 'dead';

/** A container that shares the namespace of the card it sits in. */
interface SceneChip {
  id: string;
  label: string;
  state: CardState;
}

/** One line from the left: to the outside, or (`host`) only to the host. */
export interface SceneEntryPoint {
  kind: 'outside' | 'host' | 'host-network' | 'lan';
  label: string;
}

/** An attachment whose network is gone. */
export interface SceneStub {
  id: string;
  label: string;
}

export interface SceneCard {
  /** The container's id. */
  id: string;
  label: string;
  /** The name as the engine has it, with invisible characters made visible; for the mirror, never shortened. */
  name: string;
  band: string;
  state: CardState;
  /** Short word on the right for what the dot alone would have to tell; empty while it runs well. */
  note: string;
  /** Something is wrong with it. */
  alert: boolean;
  chips: SceneChip[];
  stubs: SceneStub[];
  entryPoints: SceneEntryPoint[];
}

export interface SceneNetwork {
  id: string;
  label: string;
  name: string;
  /** Driver and subnet, in words. */
  detail: string;
  driver: string;
  internal: boolean;
  /** The engine's own networks. */
  engineMade: boolean;
  /** Config-only: a form for other networks. */
  configOnly: boolean;
  /** Where it stands while it has no member. */
  band: string;
}

/** An attachment between a card and a network that is drawn. */
export interface SceneTap {
  id: string;
  cardId: string;
  networkId: string;
  live: boolean;
  address: string;
}

export interface Scene {
  cards: SceneCard[];
  networks: SceneNetwork[];
  taps: SceneTap[];
}

/** The band of what belongs to no project; the empty string, as in the filter. */
export const NO_PROJECT = '';

// A scene is what the map draws, without coordinates and colours. All its texts are safe to draw (R60).

/** `cut off`: it runs, but in the former network stack of its owner (R2). */
export type CardState =
  'running' | 'paused' | 'restarting' | 'unhealthy' | 'cut off' | 'starting' | 'stopped' | 'dead';

/** A container that shares the network stack of the container on whose card it is drawn. */
interface SceneChip {
  id: string;
  label: string;
  state: CardState;
}

/** An entry point of a card, drawn as a line from the left. One of kind `host` is only for the host itself. */
export interface SceneEntryPoint {
  kind: 'outside' | 'host' | 'host-network' | 'lan';
  label: string;
}

/** An attachment to a network that was removed. */
export interface SceneStub {
  id: string;
  label: string;
}

export interface SceneCard {
  /** The container's id. */
  id: string;
  label: string;
  /** The full name, with invisible characters written as escapes. For the list of marks. */
  name: string;
  /** The Compose project, or `NO_PROJECT`. */
  band: string;
  state: CardState;
  /** A short text at the right of the card that names its state; empty while the container runs as it should. */
  note: string;
  /**
   * True if the container is unhealthy, dead or restarting, or if the container whose network stack it shares was removed.
   */
  alert: boolean;
  chips: SceneChip[];
  stubs: SceneStub[];
  entryPoints: SceneEntryPoint[];
}

export interface SceneNetwork {
  id: string;
  label: string;
  name: string;
  /** The lines below the name: driver and parent interface, then the subnet if it has one. */
  details: string[];
  driver: string;
  internal: boolean;
  /** True for networks that the engine creates itself. They are drawn grey. */
  engineMade: boolean;
  /** True for a config-only network: it holds settings for other networks and takes no containers. */
  configOnly: boolean;
  /** The band on whose shelf it is drawn while it has no members. */
  band: string;
}

/** An attachment between a card and a network that is drawn. */
export interface SceneTap {
  id: string;
  cardId: string;
  networkId: string;
  live: boolean;
  /** The IPv4 address, or else the IPv6 address; empty if neither is known. */
  address: string;
}

/** A scene as lists, for a full layout. */
export interface Scene {
  cards: SceneCard[];
  networks: SceneNetwork[];
  taps: SceneTap[];
}

/** What a card or network is recognised by when it comes again under another id. */
export type SceneMark = Pick<SceneCard & SceneNetwork, 'band' | 'name'>;

/** The ids of what was added, changed or removed in a scene. */
export interface SceneChange {
  cards: ReadonlySet<string>;
  networks: ReadonlySet<string>;
  taps: ReadonlySet<string>;
  /** By id: the cards and networks that were there, and may have changed, as they were before. */
  was: ReadonlyMap<string, SceneMark>;
}

/** The band of containers and networks without a project. The filter also uses the empty string for it. */
export const NO_PROJECT = '';

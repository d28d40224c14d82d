import type { LiveScene } from '../../../scene/LiveScene.ts';
import type { SceneChange, SceneMark } from '../../../scene/scene.ts';
import type {
  PlacedBand,
  PlacedBar,
  PlacedCard,
  PlacedEntryPoint,
  PlacedHeading,
  PlacedTap,
  Rect,
} from '../../placement.ts';
import { bandsAt } from '../bands/removeEmptyBands.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/** The largest number of marks of each kind that are remembered. */
export const MAX_REMEMBERED = 1000;

export interface FormerBand {
  band: PlacedBand;
  /** All bars of the outside at that time. */
  outside: readonly Rect[];
}

export interface FormerCard {
  card: PlacedCard;
  /** The heading “no network” of its band, if it had no network. */
  heading: PlacedHeading | undefined;
}

export interface FormerBar {
  bar: PlacedBar;
  /** The key of the band in which it started. */
  band: string;
}

export interface FormerTap {
  tap: PlacedTap;
  bar: PlacedBar;
}

interface FormerEntryPoints {
  /** The card that they belonged to. */
  at: Rect;
  list: readonly PlacedEntryPoint[];
}

/**
 * R271: where marks were that are gone, by project and name: what is removed and created again has another id. It keeps no
 * room free, and of each kind only the last `MAX_REMEMBERED`.
 */
export class FormerMarks {
  /** By key. */
  readonly #bands = new Map<string, FormerBand>();
  readonly #cards = new Map<string, FormerCard>();
  readonly #bars = new Map<string, FormerBar>();
  /** By card and network. */
  readonly #taps = new Map<string, FormerTap>();
  /** By card. Those of a card that is still there, but stopped, are known too. */
  readonly #entryPoints = new Map<string, FormerEntryPoints>();

  bandOf(key: string): FormerBand | undefined {
    return this.#bands.get(key);
  }

  cardOf(card: SceneMark): FormerCard | undefined {
    return this.#cards.get(keyOf(card));
  }

  /** Returns the first piece of the bar that a network had. */
  barOf(network: SceneMark): FormerBar | undefined {
    return this.#bars.get(keyOf(network));
  }

  /** Returns the level tap that a card had to a network, with the piece of the bar that it ended at. */
  tapOf(card: SceneMark, network: SceneMark): FormerTap | undefined {
    return this.#taps.get(tapKeyOf(card, network));
  }

  /** Returns the entry points that a card had when it was at the same place. */
  entryPointsOf(card: SceneMark, at: PlacedCard): readonly PlacedEntryPoint[] {
    const known = this.#entryPoints.get(keyOf(card));
    return known?.at.x === at.x && known.at.y === at.y ? known.list : [];
  }

  /** True if a change brings a card or network that was there before. */
  knows(scene: LiveScene, { cards, networks }: SceneChange): boolean {
    for (const id of cards) {
      const card = scene.cards.get(id);
      if (card && this.#cards.has(keyOf(card))) return true;
    }
    for (const id of networks) {
      const network = scene.networks.get(id);
      if (network && this.#bars.has(keyOf(network))) return true;
    }
    return false;
  }

  /** Takes note of what a change of the scene is about to remove from the placement. */
  note(live: LivePlacement, scene: LiveScene, change: SceneChange): void {
    for (const id of change.taps) if (!scene.taps.has(id)) this.#noteTap(live, scene, change, id);
    for (const id of change.networks) if (!scene.networks.has(id)) this.#noteBar(live, change, id);
    for (const id of change.cards) this.#noteCard(live, scene, change, id);
  }

  /** Forgets the bands of a project that gets a new one: it is elsewhere now. */
  forget(project: string): void {
    for (const [key, { band }] of this.#bands) if (band.project === project) this.#bands.delete(key);
  }

  #noteTap(live: LivePlacement, scene: LiveScene, { was }: SceneChange, id: string): void {
    const tap = live.placement.taps.get(id);
    const bar = live.placement.bars.get(tap?.barKey ?? '');
    if (!tap || !bar || tap.cardY !== tap.barY) return;
    const card = was.get(tap.cardId) ?? scene.cards.get(tap.cardId);
    const network = was.get(bar.networkId) ?? scene.networks.get(bar.networkId);
    if (card && network) remember(this.#taps, tapKeyOf(card, network), { tap, bar });
  }

  #noteBar(live: LivePlacement, { was }: SceneChange, id: string): void {
    const network = was.get(id);
    const bar = live.firstBarOf(id);
    const band = bar && bandsAt(live, bar)[0];
    if (!network || !band) return;
    remember(this.#bars, keyOf(network), { bar, band: band.key });
    this.#noteBand(live, band.key);
  }

  #noteCard(live: LivePlacement, scene: LiveScene, { was }: SceneChange, id: string): void {
    const { cards, headings, entryPoints } = live.placement;
    const [before, now, card] = [was.get(id), scene.cards.get(id), cards.get(id)];
    if (!before || !card) return;
    const list = entryPoints.get(id) ?? [];
    if (list.length > (now?.entryPoints.length ?? 0))
      remember(this.#entryPoints, keyOf(before), { at: card, list });
    if (now) return;
    const heading = live.tapsOfCard(id).length === 0 ? headings.get(`shelf:${card.band}`) : undefined;
    remember(this.#cards, keyOf(before), { card, heading });
    this.#noteBand(live, card.band);
  }

  #noteBand(live: LivePlacement, key: string): void {
    const { bands, outside } = live.placement;
    const band = bands.get(key);
    if (band) remember(this.#bands, key, { band, outside });
  }
}

function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
}

// No name on the map has a line break (R60).
const keyOf = ({ band, name }: SceneMark): string => `${band}\n${name}`;

const tapKeyOf = (card: SceneMark, network: SceneMark): string => `${keyOf(card)}\n${keyOf(network)}`;

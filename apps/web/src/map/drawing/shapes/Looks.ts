import type { SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { hueColor } from '../colors/networkHues.ts';
import { palettes } from '../colors/palette.ts';
import type { Palette, Scheme } from '../colors/palette.ts';
import { RISE, VEIL } from './Shape.ts';
import type { Style } from './Shape.ts';
import type { Pointing, ViewState } from './ViewState.ts';

/** R255: how a mark stands out: on a path, or only clear of the veil. */
export type Traced = 'path' | 'lit' | false;

/** By key: the styles that are known. All display lists have the same, because shapes of one style are drawn together. */
const styles: Record<Scheme, Map<string, Style>> = { dark: new Map(), light: new Map() };

/** How marks look in the current view: dimmed by the filter, raised by a trace, coloured by their network. */
export class Looks {
  readonly palette: Palette;
  readonly #styles: Map<string, Style>;

  private constructor(
    readonly view: ViewState,
    readonly pointing: Pointing,
    styles: Map<string, Style>,
    /** How much higher than others all is drawn. */
    private readonly rise = 0,
  ) {
    this.palette = palettes[view.scheme];
    this.#styles = styles;
  }

  static of(view: ViewState, pointing: Pointing): Looks {
    return new Looks(view, pointing, styles[view.scheme]);
  }

  /** Returns the looks of another view in the same scheme, with the same styles. */
  with(view: ViewState, pointing: Pointing): Looks {
    return new Looks(view, pointing, this.#styles);
  }

  /**
   * R73: returns the looks of a card that has some marks on it. One that is pointed at, dragged or selected is drawn with
   * its texts over all others, which it may lie on.
   */
  risen(marks: readonly string[]): Looks {
    const { hovered } = this.pointing;
    const isHovered = hovered !== null && marks.includes(hovered);
    const rise = isHovered ? 2 * RISE : marks.some((id) => this.isSelected(id)) ? RISE : 0;
    return rise === 0 ? this : new Looks(this.view, this.pointing, this.#styles, rise);
  }

  /** True if the filter passes neither the container of a card nor one of its chips. */
  isDimCard(card: SceneCard): boolean {
    return this.isDim(card.id) && card.chips.every((chip) => this.isDim(chip.id));
  }

  /** True if the filter passes none of a project’s containers; if there are none, none of its networks. */
  isDimBlock(containers: readonly { id: string }[], networks: readonly { id: string }[]): boolean {
    if (this.view.matches === null) return false;
    return containers.length > 0
      ? containers.every(({ id }) => this.isDim(id))
      : networks.every(({ id }) => this.isDimNetwork(id));
  }

  isDim(containerId: string): boolean {
    return this.view.matches !== null && !this.view.matches.containers.has(containerId);
  }

  isDimNetwork(id: string): boolean {
    return this.view.matches !== null && !this.view.matches.networks.has(id);
  }

  /** R255: how a mark stands out, if one of its ids is in the trace. */
  traced(...ids: string[]): Traced {
    const { trace } = this.view;
    if (!trace) return false;
    if (ids.some((id) => trace.path.has(id))) return 'path';
    return ids.some((id) => trace.lit.has(id)) && 'lit';
  }

  isSelected(id: string): boolean {
    return this.view.selected.has(id);
  }

  colorOf(network: SceneNetwork): string {
    return network.engineMade
      ? this.palette.quiet
      : hueColor(this.view.hues.get(network.id) ?? 0, this.view.scheme);
  }

  /** Returns the layer of a mark that is drawn at `level`, raised over the veil if it stands out. */
  layer(level: number, traced: Traced): number {
    return (traced ? VEIL : 0) + this.rise + level;
  }

  /** A path stays clear even where the filter dims its marks. */
  opacity(isDim: boolean, traced: Traced, id?: string): number {
    if (traced === 'path') return 1;
    return (isDim ? 0.25 : 1) * (id !== undefined && this.#refuses(id) ? 0.35 : 1);
  }

  #refuses(id: string): boolean {
    return this.pointing.refusesAll || this.pointing.refused.has(id);
  }

  /** Returns the one style that has the key, and makes it at the first call. */
  style<S extends Style>(key: string, make: () => S): S {
    const own = this.rise === 0 ? key : `${key} +${this.rise}`;
    const known = this.#styles.get(own);
    if (known) return known as S;
    const made = make();
    this.#styles.set(own, made);
    return made;
  }
}

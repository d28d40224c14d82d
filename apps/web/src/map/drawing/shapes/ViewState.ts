import type { Trace } from '../../scene/toTrace.ts';
import type { Scheme } from '../colors/palette.ts';

/** What the view adds to a placement. Nothing in it moves a mark. */
export interface ViewState {
  /** Ids of the selected marks, as in the URL: `c:<container id>`, `n:<network id>`, `a:<attachment id>`. */
  selected: ReadonlySet<string>;
  /** What passes the filter; `null` without a filter. */
  matches: { networks: ReadonlySet<string>; containers: ReadonlySet<string> } | null;
  scheme: Scheme;
  /** Hue slots by network id. */
  hues: ReadonlyMap<string, number>;
  /** What a verdict or a lens makes stand out; `null` without either. */
  trace: Trace | null;
  /** By container id: the name or address by which the viewer of a lens reaches it, to be written at its card. */
  tags: ReadonlyMap<string, string> | null;
}

/** What the pointer and the keys add to the view. */
export interface Pointing {
  /** The mark under the pointer. */
  hovered: string | null;
  /** The tile that the arrow keys have reached. */
  cursor: string | null;
  /** While a connection is dragged: the mark that would take it, and the marks that cannot. */
  target: string | null;
  refused: ReadonlySet<string>;
  /** True while a connection is dragged that nothing here can take, because it is on another engine. */
  refusesAll: boolean;
}

export const notPointing: Pointing = {
  hovered: null,
  cursor: null,
  target: null,
  refused: new Set(),
  refusesAll: false,
};

import type { Trace } from '../../scene/toTrace.ts';

/** One element of the Cytoscape graph. `patchGraph` compares it with the former one field by field. */
export interface MapElement {
  group: 'nodes' | 'edges';
  id: string;
  classes: string;
  data: Record<string, string | number>;
  /** The centre, for nodes only. */
  position?: { x: number; y: number };
  grabbable?: boolean;
}

/** What the view adds to a placement. Nothing in it moves a mark. */
export interface ViewState {
  /** Ids of the selected marks, as in the URL: `c:<container id>`, `n:<network id>`, `a:<attachment id>`. */
  selected: ReadonlySet<string>;
  /** What passes the filter; `null` without a filter. */
  matches: { networks: ReadonlySet<string>; containers: ReadonlySet<string> } | null;
  scheme: 'dark' | 'light';
  /** Hue slots by network id. */
  hues: ReadonlyMap<string, number>;
  /** What a verdict or a lens makes stand out; `null` without either. */
  trace: Trace | null;
  /** By container id: the name or address by which the viewer of a lens reaches it, to be written at its card. */
  tags: ReadonlyMap<string, string> | null;
}

/**
 * How much is shown at a zoom: at `far distant` only the names of projects, at `far` only names in a larger font, at
 * `near` also the address of each attachment. The value is added to the classes of all elements.
 */
export type DetailLevel = 'far distant' | 'far' | 'middle' | 'near';

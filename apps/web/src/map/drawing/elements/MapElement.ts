import type { Trace } from '../../scene/toTrace.ts';

/** One element as Cytoscape is to have it; compared field by field by `patchGraph`. */
export interface MapElement {
  group: 'nodes' | 'edges';
  id: string;
  classes: string;
  data: Record<string, string | number>;
  /** Centre; nodes only. */
  position?: { x: number; y: number };
  grabbable?: boolean;
}

/** What the view adds to a placement: nothing of it moves a mark. */
export interface ViewState {
  /** Selected marks as words of the URL: `c:<id>`, `n:<id>`, `a:<id>`. */
  selected: ReadonlySet<string>;
  matches: { networks: ReadonlySet<string>; containers: ReadonlySet<string> } | null;
  scheme: 'dark' | 'light';
  hues: ReadonlyMap<string, number>;
  /** What a verdict or a lens makes stand out; `null`: nothing, everything is clear. */
  trace: Trace | null;
  /** What to write at a card, by its container's id: how it is reached from where one looks. */
  tags: ReadonlyMap<string, string> | null;
}

/** How much is told: `far distant` the projects' names alone, `far` only names, larger; `near` every address. */
export type DetailLevel = 'far distant' | 'far' | 'middle' | 'near';

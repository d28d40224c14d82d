import type { ViewState } from '../drawing/shapes/ViewState.ts';

/** A view without selection, filter or trace. */
export const plainView: ViewState = {
  selected: new Set(),
  matches: null,
  scheme: 'dark',
  hues: new Map(),
  trace: null,
  tags: null,
};

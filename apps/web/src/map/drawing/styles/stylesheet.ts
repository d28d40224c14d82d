import type { StylesheetJson } from 'cytoscape';
import { frameStyles } from './frameStyles.ts';
import { markStyles } from './markStyles.ts';
import { palettes } from '../colors/palette.ts';
import type { Scheme } from '../colors/palette.ts';
import { stateStyles } from './stateStyles.ts';

/** Returns the Cytoscape stylesheet of a colour scheme. Sizes and hues come from the data of the elements. */
export function stylesheet(scheme: Scheme): StylesheetJson {
  const palette = palettes[scheme];
  return [...frameStyles(palette), ...markStyles(palette), ...stateStyles(palette)];
}

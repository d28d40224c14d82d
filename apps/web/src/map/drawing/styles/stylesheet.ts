import type { StylesheetJson } from 'cytoscape';
import { frameStyles } from './frameStyles.ts';
import { markStyles } from './markStyles.ts';
import { palettes } from '../colors/palette.ts';
import type { Scheme } from '../colors/palette.ts';
import { stateStyles } from './stateStyles.ts';

/** How the marks look; sizes and hues come from their data. */
export function stylesheet(scheme: Scheme): StylesheetJson {
  const palette = palettes[scheme];
  return [...frameStyles(palette), ...markStyles(palette), ...stateStyles(palette)];
}

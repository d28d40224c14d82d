export const SANS = '"Inter Variable", Inter, system-ui, sans-serif';
export const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Drawing order. All elements have `z-index-compare: manual`, otherwise taps would be behind bands. */
export const Z = { band: 0, link: 1, entryPoint: 2, bar: 3, tap: 4, card: 6, chip: 7, text: 8 };

const sized = { width: 'data(width)', height: 'data(height)' };
export const boxed = { ...sized, shape: 'round-rectangle' };

/**
 * A label that starts at the left edge of its box. Cytoscape can only start a label at the right edge, so `labelShift`
 * moves it back by the width of the box.
 */
export const inside = {
  label: 'data(label)',
  'text-halign': 'right',
  'text-margin-x': 'data(labelShift)',
};

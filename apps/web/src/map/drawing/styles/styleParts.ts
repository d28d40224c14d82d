export const SANS = '"Inter Variable", Inter, system-ui, sans-serif';
export const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Levels: with `z-index-compare: manual` on everything, taps do not vanish behind bands. */
export const Z = { band: 0, link: 1, entryPoint: 2, bar: 3, tap: 4, card: 6, chip: 7, text: 8 };

const sized = { width: 'data(width)', height: 'data(height)' };
export const boxed = { ...sized, shape: 'round-rectangle' };

/** A label that starts at a box's left: right of the box, shifted back by its width. */
export const inside = {
  label: 'data(label)',
  'text-halign': 'right',
  'text-margin-x': 'data(labelShift)',
};

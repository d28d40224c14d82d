import type { StylesheetJson } from 'cytoscape';
import type { Palette } from '../colors/palette.ts';
import { boxed, MONO, Z } from './styleParts.ts';

/** Between all marks and those lifted over them: so only what stands out is drawn anew, not a thousand marks dimmed. */
const VEIL = 20;

const lifted = (selector: string, level: number) => ({
  selector: `${selector}.path, ${selector}.lit`,
  style: { 'z-index': VEIL + level },
});

/** R255, R256: a verdict's paths and what a lens lets pass, over a veil. */
export const traceStyles = (p: Palette): StylesheetJson =>
  [
    {
      selector: '.veil',
      style: {
        ...boxed,
        shape: 'rectangle',
        'background-color': p.page,
        'background-opacity': 0.55,
        'z-index': VEIL,
        events: 'no',
      },
    },
    { selector: '.veil.deep', style: { 'background-opacity': 0.78 } },
    lifted('.outside', Z.entryPoint),
    lifted('.doorLine', Z.entryPoint),
    lifted('.tick', Z.entryPoint),
    lifted('.bar', Z.bar),
    lifted('.tap', Z.tap),
    lifted('.card', Z.card),
    lifted('.fold', Z.card),
    lifted('.stubEnd', Z.card),
    lifted('.chip', Z.chip),
    lifted('.stub', Z.chip),
    lifted('.text', Z.text),
    lifted('.icon', Z.text),
    // What answers the question stands out of any filter.
    { selector: '.path', style: { opacity: 1 } },
    { selector: '.link.path', style: { 'line-opacity': 0.8, width: 2, 'z-index': VEIL + Z.link } },
    { selector: '.tap.path', style: { width: 3.2, 'line-opacity': 1 } },
    {
      selector: '.bar.path',
      style: { 'underlay-color': 'data(color)', 'underlay-opacity': 0.28, 'underlay-padding': 4 },
    },
    {
      selector: '.outside.path',
      style: { 'underlay-color': p.outside, 'underlay-opacity': 0.28, 'underlay-padding': 4 },
    },
    { selector: '.doorLine.path', style: { height: 3.2, 'background-opacity': 1 } },
    {
      selector: '.doorLine.by-host-network.path',
      style: { height: 0.1, 'background-opacity': 0, 'border-width': 3 },
    },
    { selector: '.doorLabel.path', style: { 'font-weight': 700 } },
    { selector: '.fold.path', style: { 'border-color': p.accent, 'border-width': 2 } },
    {
      selector: '.tag',
      style: {
        'text-halign': 'right',
        'font-family': MONO,
        'font-size': 9.5,
        color: p.text,
        'text-background-color': p.selected,
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        'text-background-shape': 'round-rectangle',
        'z-index': VEIL + Z.text + 1,
      },
    },
    {
      selector: '.hostMark, .stopMark',
      style: {
        'font-size': 10,
        'font-weight': 600,
        color: p.text,
        'text-background-color': p.chip,
        'text-background-opacity': 1,
        'text-background-padding': '3px',
        'text-background-shape': 'round-rectangle',
        'text-border-color': p.soft,
        'text-border-opacity': 1,
        'text-border-width': 1,
        'z-index': VEIL + Z.text + 2,
      },
    },
    { selector: '.stopMark', style: { color: p.trouble, 'text-border-color': p.trouble } },
    {
      selector: '.tag.far',
      style: {
        'font-size': 13.5,
        'text-margin-y': 4,
        'text-wrap': 'ellipsis',
        'text-max-width': 'data(room)',
      },
    },
    { selector: '.tag.distant', style: { visibility: 'hidden' } },
    { selector: '.hostMark.far, .stopMark.far', style: { 'font-size': 17 } },
  ] as StylesheetJson;

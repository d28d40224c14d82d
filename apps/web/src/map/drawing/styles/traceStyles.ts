import type { StylesheetJson } from 'cytoscape';
import type { Palette } from '../colors/palette.ts';
import { boxed, MONO, Z } from './styleParts.ts';

/**
 * The z-index of the veil: above all marks, below those that are raised over it. Only raised marks must be drawn again.
 */
const VEIL = 20;

/** A mark on a path or in a lens is raised over the veil. */
const lifted = (selector: string, level: number) => ({
  selector: `${selector}.path, ${selector}.lit`,
  style: { 'z-index': VEIL + level },
});

/** R255, R256: styles of the veil, of the paths of a verdict and of what a lens shows. */
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
    lifted('.entryLine', Z.entryPoint),
    lifted('.tick', Z.entryPoint),
    lifted('.bar', Z.bar),
    lifted('.tap', Z.tap),
    lifted('.card', Z.card),
    lifted('.stubEnd', Z.card),
    lifted('.chip', Z.chip),
    lifted('.stub', Z.chip),
    lifted('.text', Z.text),
    lifted('.icon', Z.text),
    // A path stays clear even where the filter dims its marks.
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
    { selector: '.entryLine.path', style: { height: 3.2, 'background-opacity': 1 } },
    {
      selector: '.entryLine.by-host-network.path',
      style: { height: 0.1, 'background-opacity': 0, 'border-width': 3 },
    },
    { selector: '.entryLabel.path', style: { 'font-weight': 700 } },
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

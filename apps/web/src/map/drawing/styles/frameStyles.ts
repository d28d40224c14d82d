import type { StylesheetJson } from 'cytoscape';
import type { Palette } from '../colors/palette.ts';
import { boxed, MONO, SANS, Z } from './styleParts.ts';

/** Basic rules for all elements, and the styles of bands, texts, the outside and the entry points. */
export const frameStyles = (p: Palette): StylesheetJson =>
  [
    {
      selector: '*',
      style: {
        'z-index-compare': 'manual',
        'font-family': SANS,
        'overlay-opacity': 0,
        'underlay-opacity': 0,
        'min-zoomed-font-size': 5,
      },
    },
    { selector: 'edge', style: { 'curve-style': 'straight', 'arrow-scale': 0.6 } },
    {
      selector: '.band',
      style: {
        ...boxed,
        'corner-radius': '14px',
        'background-color': p.band,
        'border-width': 1,
        'border-color': p.bandLine,
        'z-index': Z.band,
        events: 'no',
      },
    },
    {
      selector: '.text',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        label: 'data(label)',
        'font-size': 12,
        color: p.soft,
        'text-valign': 'center',
        'text-halign': 'center',
        'z-index': Z.text,
        events: 'no',
      },
    },
    {
      selector: '.title',
      style: {
        'text-halign': 'right',
        'font-size': 12,
        'font-weight': 600,
        color: p.soft,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: '.aside', style: { 'text-halign': 'right', 'font-size': 12, color: p.faint } },
    { selector: '.heading', style: { color: p.faint } },
    {
      selector: '.outside',
      style: {
        ...boxed,
        'corner-radius': '7px',
        'background-color': p.outside,
        label: 'data(label)',
        color: p.outside,
        'font-size': 13,
        'font-weight': 600,
        'text-valign': 'top',
        'text-margin-y': -8,
        'z-index': Z.entryPoint,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: '.outside.edge', style: { 'corner-radius': '2.5px' } },
    {
      selector: '.entryLine',
      style: {
        width: 'data(width)',
        height: 1.5,
        shape: 'rectangle',
        'background-color': p.outside,
        'background-opacity': 0.75,
        'z-index': Z.entryPoint,
        events: 'no',
      },
    },
    {
      selector: '.entryLine.by-host-network',
      style: {
        height: 0.1,
        'background-opacity': 0,
        'border-width': 1.5,
        'border-style': 'dashed',
        'border-color': p.outside,
      },
    },
    { selector: '.entryLine.by-host', style: { 'background-color': p.soft, 'background-opacity': 0.8 } },
    {
      selector: '.tick',
      style: {
        width: 3,
        height: 13,
        shape: 'round-rectangle',
        'background-color': p.soft,
        'z-index': Z.entryPoint,
        events: 'no',
      },
    },
    {
      selector: '.entryLabel',
      style: { 'font-family': MONO, 'font-size': 11.5, color: p.outside, 'text-halign': 'left' },
    },
    { selector: '.entryLabel.by-host', style: { color: p.soft } },
  ] as StylesheetJson;

import type { StylesheetJson } from 'cytoscape';
import { CARD } from '../../layouts/measures.ts';
import type { Palette } from '../colors/palette.ts';
import { MONO, Z } from './styleParts.ts';
import { traceStyles } from './traceStyles.ts';

/**
 * Styles for zoom levels, hover, selection, a dragged connection, the filter and traces. Later rules override earlier
 * ones.
 */
export const stateStyles = (p: Palette): StylesheetJson =>
  [
    {
      selector: '.icon.far, .detail.far, .note.far, .aside.far, .heading.far',
      style: { visibility: 'hidden' },
    },
    {
      selector: '.card.far',
      style: {
        'font-size': 17,
        'text-margin-y': CARD.height / 2 + 10,
        'text-wrap': 'ellipsis',
        'text-max-width': 'data(room)',
      },
    },
    {
      selector: '.bar.far',
      style: {
        'font-size': 19,
        'text-margin-y': -5,
        'text-wrap': 'ellipsis',
        'text-max-width': 'data(room)',
      },
    },
    { selector: '.title.far', style: { 'font-size': 19 } },
    {
      selector: '.title.distant',
      style: { 'font-size': 44, 'text-wrap': 'ellipsis', 'text-max-width': 'data(room)' },
    },
    { selector: '.bar.distant, .card.distant', style: { 'text-opacity': 0 } },
    { selector: '.outside.page.far', style: { 'font-size': 19 } },
    { selector: '.card.hot, .chip.hot', style: { 'border-color': p.accent, 'border-width': 1 } },
    {
      selector: '.card.selected, .chip.selected',
      style: {
        'background-color': p.selected,
        'border-color': p.accent,
        'border-width': 2,
        'border-style': 'solid',
      },
    },
    {
      selector: '.tap.hot, .tap.near',
      style: {
        // The label is at the end of the bar. Elsewhere a card could cover it.
        'target-label': 'data(address)',
        'target-text-offset': 'data(addressOffset)',
        'target-text-margin-y': 'data(addressShift)',
        'font-family': MONO,
        'font-size': 11,
        color: p.text,
        'z-index': Z.text + 1,
        'text-background-color': p.band,
        'text-background-opacity': 0.9,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 5,
      },
    },
    { selector: '.tap.hot', style: { width: 2.4, 'line-opacity': 1 } },
    { selector: '.tap.selected', style: { width: 3.4 } },
    { selector: '.stub.selected', style: { 'border-width': 1.5, 'border-color': p.trouble } },
    {
      selector: '.bar.selected, .outside.selected, .bar.hot',
      style: { 'underlay-color': 'data(color)', 'underlay-opacity': 0.28, 'underlay-padding': 4 },
    },
    { selector: '.outside.selected', style: { 'underlay-color': p.outside } },
    {
      selector: '.target',
      style: { 'underlay-color': p.good, 'underlay-opacity': 0.3, 'underlay-padding': 5 },
    },
    { selector: '.refused', style: { opacity: 0.35 } },
    { selector: '.dim', style: { opacity: 0.25 } },
    ...traceStyles(p),
  ] as StylesheetJson;

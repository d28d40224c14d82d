import type { StylesheetJson } from 'cytoscape';
import { CARD, LABEL } from '../../layouts/measures.ts';
import type { Palette } from '../colors/palette.ts';
import { boxed, inside, Z } from './styleParts.ts';

/** Styles of bars, taps, cards, chips and stubs. */
export const markStyles = (p: Palette): StylesheetJson =>
  [
    {
      selector: '.bar',
      style: {
        ...boxed,
        'corner-radius': '5px',
        'background-color': 'data(color)',
        'border-width': 0,
        'border-color': 'data(color)',
        label: 'data(label)',
        color: 'data(color)',
        'font-size': LABEL.name,
        'font-weight': 600,
        'text-valign': 'top',
        'text-margin-y': 'data(labelShift)',
        'text-background-color': p.band,
        'text-background-opacity': 0.85,
        'text-background-padding': '1px',
        'text-background-shape': 'round-rectangle',
        'z-index': Z.bar,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: '.bar.quiet', style: { 'background-opacity': 0.55 } },
    { selector: '.bar.internal', style: { 'background-opacity': 0.22, 'border-width': 2 } },
    {
      selector: '.bar.config-only',
      style: { 'background-opacity': 0.05, 'border-width': 1.5, 'border-style': 'dashed' },
    },
    {
      selector: '.detail',
      style: {
        'font-size': LABEL.detail,
        'text-wrap': 'wrap',
        color: p.soft,
        'text-background-color': p.band,
        'text-background-opacity': 0.85,
      },
    },
    {
      selector: '.icon',
      style: {
        width: 11,
        height: 11,
        shape: 'rectangle',
        'background-opacity': 0,
        'background-image': 'data(icon)',
        'background-fit': 'contain',
        'z-index': Z.text,
        events: 'no',
      },
    },
    {
      selector: '.tap',
      style: {
        width: 1.4,
        'line-color': 'data(color)',
        'line-opacity': 0.72,
        'source-endpoint': 'data(from)',
        'target-endpoint': 'data(to)',
        'target-arrow-shape': 'circle',
        'target-arrow-color': 'data(color)',
        'z-index': Z.tap,
      },
    },
    { selector: '.tap.configured', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 4] } },
    {
      selector: '.link',
      style: {
        width: 1.2,
        'line-color': 'data(color)',
        'line-opacity': 0.14,
        'z-index': Z.link,
        events: 'no',
      },
    },
    { selector: '.link.hot', style: { 'line-opacity': 0.8, width: 2, 'z-index': Z.tap } },
    {
      selector: '.card',
      style: {
        ...boxed,
        ...inside,
        'corner-radius': '8px',
        'background-color': p.card,
        'border-width': 1,
        'border-color': p.cardLine,
        'font-size': CARD.nameSize,
        'font-weight': 600,
        color: p.text,
        'text-valign': 'top',
        'text-margin-y': CARD.height / 2 + 7.5,
        'background-image': 'data(icon)',
        'background-width': '12px',
        'background-height': '12px',
        'background-position-x': '9px',
        'background-position-y': `${CARD.height / 2 - 6}px`,
        'background-image-containment': 'over',
        'z-index': Z.card,
      },
    },
    {
      selector: '.card.stopped, .card.dead',
      style: { 'background-color': p.band, 'border-style': 'dashed', color: p.faint, 'font-weight': 500 },
    },
    { selector: '.note', style: { 'text-halign': 'left', 'font-size': 12, color: p.faint } },
    { selector: '.note.alert', style: { color: p.trouble, 'font-weight': 600 } },
    {
      selector: '.chip, .stub',
      style: {
        ...boxed,
        ...inside,
        'corner-radius': '5px',
        'background-color': p.chip,
        'border-width': 0,
        'font-size': CARD.smallSize,
        color: p.text,
        'text-valign': 'center',
        'z-index': Z.chip,
      },
    },
    {
      selector: '.chip',
      style: {
        'background-image': 'data(icon)',
        'background-width': '8px',
        'background-height': '8px',
        'background-position-x': '4px',
        'background-position-y': '5px',
      },
    },
    { selector: '.chip.stopped', style: { color: p.faint } },
    {
      selector: '.stub',
      style: { color: p.trouble, 'background-opacity': 0.12, 'background-color': p.trouble },
    },
    {
      selector: '.stubEnd',
      style: {
        width: 16,
        height: 2,
        shape: 'rectangle',
        'background-color': p.trouble,
        'z-index': Z.card,
        events: 'no',
      },
    },
  ] as StylesheetJson;

import type { StylesheetJson } from 'cytoscape';
import { CARD } from '../layouts/measures.ts';
import { palettes } from './palette.ts';
import type { Scheme } from './palette.ts';

const SANS = '"Inter Variable", Inter, system-ui, sans-serif';
const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Levels: with `z-index-compare: manual` on everything, taps do not vanish behind bands. */
const Z = { band: 0, link: 1, door: 2, bar: 3, tap: 4, card: 6, chip: 7, text: 8 };

/** How the marks look; sizes and hues come from their data. */
export function stylesheet(scheme: Scheme): StylesheetJson {
  const p = palettes[scheme];
  const sized = { width: 'data(width)', height: 'data(height)' };
  const boxed = { ...sized, shape: 'round-rectangle' };
  const inside = {
    label: 'data(label)',
    'text-halign': 'right',
    'text-margin-x': 'data(labelShift)',
  };
  return [
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
        'font-size': 10,
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
        'font-size': 11,
        'font-weight': 600,
        color: p.soft,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: '.aside', style: { 'text-halign': 'right', 'font-size': 10, color: p.faint } },
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
        'z-index': Z.door,
        'min-zoomed-font-size': 0,
      },
    },
    { selector: '.outside.edge', style: { 'corner-radius': '2.5px' } },
    {
      selector: '.doorLine',
      style: {
        width: 'data(width)',
        height: 1.5,
        shape: 'rectangle',
        'background-color': p.outside,
        'background-opacity': 0.75,
        'z-index': Z.door,
        events: 'no',
      },
    },
    {
      selector: '.doorLine.by-host-network',
      style: {
        height: 0.1,
        'background-opacity': 0,
        'border-width': 1.5,
        'border-style': 'dashed',
        'border-color': p.outside,
      },
    },
    { selector: '.doorLine.by-host', style: { 'background-color': p.soft, 'background-opacity': 0.8 } },
    {
      selector: '.tick',
      style: {
        width: 3,
        height: 13,
        shape: 'round-rectangle',
        'background-color': p.soft,
        'z-index': Z.door,
        events: 'no',
      },
    },
    {
      selector: '.doorLabel',
      style: { 'font-family': MONO, 'font-size': 10, color: p.outside, 'text-halign': 'left' },
    },
    { selector: '.doorLabel.by-host', style: { color: p.soft } },
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
        'font-size': 12,
        'font-weight': 600,
        'text-valign': 'top',
        'text-margin-y': -17,
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
      selector: '.bar.template',
      style: { 'background-opacity': 0.05, 'border-width': 1.5, 'border-style': 'dashed' },
    },
    {
      selector: '.detail',
      style: {
        'font-size': 9.5,
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
    { selector: '.link.folded', style: { 'line-opacity': 0 } },
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
        'font-size': 12.5,
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
    { selector: '.note', style: { 'text-halign': 'left', 'font-size': 10, color: p.faint } },
    { selector: '.note.alert', style: { color: p.warn, 'font-weight': 600 } },
    {
      selector: '.chip, .stub',
      style: {
        ...boxed,
        ...inside,
        'corner-radius': '5px',
        'background-color': p.chip,
        'border-width': 0,
        'font-size': 9.5,
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
        'background-position-y': '4px',
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
    {
      selector: '.fold',
      style: {
        ...boxed,
        'corner-radius': '12px',
        'background-color': p.card,
        'border-width': 1,
        'border-color': p.cardLine,
        'z-index': Z.card,
      },
    },
    { selector: '.fold.open', style: { 'border-color': p.outside } },
    { selector: '.fold.troubled', style: { 'border-width': 2 } },
    {
      selector: '.foldTitle',
      style: {
        'text-halign': 'right',
        'font-size': 16,
        'font-weight': 600,
        color: p.text,
        'min-zoomed-font-size': 3,
      },
    },
    {
      selector: '.foldDetail',
      style: { 'text-halign': 'right', 'text-wrap': 'wrap', 'text-justification': 'left', 'font-size': 11 },
    },
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
    { selector: '.outside.page.far', style: { 'font-size': 19 } },
    {
      selector: '.foldTitle.far',
      style: { 'font-size': 32, 'text-wrap': 'ellipsis', 'text-max-width': '208px' },
    },
    { selector: '.foldDetail.far', style: { 'min-zoomed-font-size': 7 } },
    { selector: '.card.hot, .chip.hot, .fold.hot', style: { 'border-color': p.accent, 'border-width': 1 } },
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
        // At the bar's end: elsewhere it could lie behind a card.
        'target-label': 'data(address)',
        'target-text-offset': 'data(addressOffset)',
        'target-text-margin-y': -8,
        'font-family': MONO,
        'font-size': 9,
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
    { selector: '.dim', style: { opacity: 0.15 } },
  ] as StylesheetJson;
}

import cytoscape from 'cytoscape';
import type { Core, EventObject, EventObjectNode } from 'cytoscape';
import { patchGraph } from './drawing/patchGraph.ts';
import { stylesheet } from './drawing/stylesheet.ts';
import { toElements } from './drawing/toElements.ts';
import type { Level, MapElement, ViewState } from './drawing/elements.ts';
import { applyPositions } from './layouts/applyPositions.ts';
import type { Positions } from './layouts/applyPositions.ts';
import { markAt } from './layouts/markAt.ts';
import { emptyPlacement } from './layouts/placement.ts';
import type { Placement } from './layouts/placement.ts';
import { boundsOf } from './layouts/translate.ts';
import type { Scene } from './scene/scene.ts';

export interface GraphEvents {
  onPick(word: string | null, additive: boolean): void;
  onMenu(word: string | null, clientX: number, clientY: number): void;
  onHover(word: string | null): void;
  /** A mark was dragged to where its centre now is. */
  onMoved(word: string, at: { x: number; y: number }): void;
  onUnfold(project: string): void;
  /** Something is drawn anew, or the viewport moved. */
  onRender(): void;
}

export interface Drawing {
  scene: Scene;
  placement: Placement;
  positions: Positions;
  view: ViewState;
}

const MOST_ZOOM_AT_FIT = 1.25;
/** From here on every tap tells its address. */
const NEAR = 1.7;
/** Below this only names are told, larger. */
const FAR = 0.62;
/** Below this only projects, larger still: a thousand containers seen whole. */
const DISTANT = 0.26;
const FIT_PADDING = 28;
const LEAST_ZOOM_OF_TALL = 0.3;
/** On a phone the whole drawing would be a stamp: it opens readable, at its upper left, and is panned. */
const NARROW = 600;
const LEAST_ZOOM_OF_NARROW = 0.62;

/** The one long-lived Cytoscape graph: takes drawings, tells gestures. */
export class LiveGraph {
  readonly #cy: Core;
  readonly #events: GraphEvents;
  #drawing: Drawing;
  #drawn: Placement = emptyPlacement();
  #dragged: { word: string; x: number; y: number } | null = null;
  #hovered: string | null = null;
  #scheme: string | null = null;
  #level: Level = 'middle';
  #covered = 0;
  /** Where fingers pan: a card under one would be dragged, and kept there for everybody. */
  readonly #isTouch = window.matchMedia('(hover: none) and (pointer: coarse)').matches;
  /** What is to be brought into view as soon as it is drawn. */
  #awaited: { word: string; animated: boolean } | null = null;

  /** @param isDense draws at single pixel density, for many marks on a fine screen */
  constructor(container: HTMLElement, drawing: Drawing, isDense: boolean, events: GraphEvents) {
    this.#events = events;
    this.#drawing = drawing;
    this.#cy = cytoscape({
      container,
      style: [],
      layout: { name: 'preset' },
      minZoom: 0.03,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
      ...(isDense ? { pixelRatio: 1 } : {}),
    });
    this.#listen();
    this.draw(drawing);
  }

  destroy(): void {
    this.#cy.destroy();
  }

  /** Pixels at the right that a panel lies over; nothing moves for it, but what is shown next is shown beside it. */
  setCovered(pixels: number): void {
    this.#covered = pixels;
  }

  get drawn(): Placement {
    return this.#drawn;
  }

  draw(drawing: Drawing): void {
    this.#drawing = drawing;
    const { scene, placement, positions, view } = drawing;
    if (this.#scheme !== view.scheme) {
      this.#scheme = view.scheme;
      this.#cy.style(stylesheet(view.scheme));
    }
    const moved = this.#dragged
      ? new Map([...positions, [this.#dragged.word, { x: this.#dragged.x, y: this.#dragged.y }]])
      : positions;
    this.#drawn = applyPositions(placement, moved);
    const elements = toElements(scene, this.#drawn, view, this.#level);
    patchGraph(this.#cy, this.#isTouch ? elements.map(unmoved) : elements);
    this.#showHover();
    if (this.#awaited) this.reveal(this.#awaited.word, this.#awaited.animated);
  }

  /** Shows the whole drawing; a very tall one from its top. */
  fit(animated = false): void {
    this.#show(0, animated);
  }

  /** The first view: as `fit`, but never so small that a narrow window shows nothing readable. */
  open(): void {
    this.#show(this.#room()[0] < NARROW ? LEAST_ZOOM_OF_NARROW : 0, false);
  }

  #show(leastZoom: number, animated: boolean): void {
    const bounds = boundsOf(this.#drawn);
    const [width, height] = this.#room();
    if (bounds.width === 0 || width === 0) return;
    // Above the first band stands the word Outside.
    const top = bounds.y - 26;
    const tall = bounds.height + 26;
    const across = (width - 2 * FIT_PADDING) / bounds.width;
    const down = (height - 2 * FIT_PADDING) / tall;
    // A drawing far taller than the window is shown from its top: whole it would be a thread.
    const whole = Math.min(MOST_ZOOM_AT_FIT, across, Math.max(down, LEAST_ZOOM_OF_TALL));
    const zoom = Math.max(whole, leastZoom);
    const pan = {
      x: Math.max(FIT_PADDING, (width - bounds.width * zoom) / 2) - bounds.x * zoom,
      y: Math.max(FIT_PADDING, Math.min((height - tall * zoom) / 2, 60)) - top * zoom,
    };
    this.#go(zoom, pan, animated);
  }

  zoomBy(factor: number, animated = false): void {
    const { x, y } = this.#cy.pan();
    const zoom = Math.min(4, Math.max(0.03, this.#cy.zoom() * factor));
    const [cx, cy] = [this.#cy.width() / 2, this.#cy.height() / 2];
    const by = zoom / this.#cy.zoom();
    this.#go(zoom, { x: cx - (cx - x) * by, y: cy - (cy - y) * by }, animated);
  }

  /** Brings a mark into view if it is out of it, moving no further than that takes; one not drawn yet, once it is. */
  reveal(word: string, animated: boolean): void {
    const ele = this.#cy.getElementById(word);
    this.#awaited = ele.empty() ? { word, animated } : null;
    if (ele.empty()) return;
    const box = ele.renderedBoundingBox({ includeOverlays: false, includeLabels: false });
    const [width, height] = this.#room();
    const { x, y } = this.#cy.pan();
    const by = { x: intoView(box.x1, box.x2, width), y: intoView(box.y1, box.y2, height) };
    if (by.x !== 0 || by.y !== 0) this.#go(this.#cy.zoom(), { x: x + by.x, y: y + by.y }, animated);
  }

  /** Width and height that no panel covers. */
  #room(): [width: number, height: number] {
    return [this.#cy.width() - this.#covered, this.#cy.height()];
  }

  #go(zoom: number, pan: { x: number; y: number }, animated: boolean): void {
    this.#cy.stop();
    if (animated) this.#cy.animate({ zoom, pan }, { duration: 160 });
    else this.#cy.viewport({ zoom, pan });
  }

  /** A point of the model on the page, in CSS pixels. */
  toClient(x: number, y: number): { x: number; y: number } {
    const box = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    const pan = this.#cy.pan();
    const zoom = this.#cy.zoom();
    return { x: box.left + pan.x + x * zoom, y: box.top + pan.y + y * zoom };
  }

  /** The upper left corner of the canvas on the page. */
  corner(): { x: number; y: number } {
    const { left, top } = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    return { x: left, y: top };
  }

  /** The card, chip or bar at a point of the page. */
  wordAt(clientX: number, clientY: number): string | null {
    const box = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    const pan = this.#cy.pan();
    const zoom = this.#cy.zoom();
    const [x, y] = [(clientX - box.left - pan.x) / zoom, (clientY - box.top - pan.y) / zoom];
    return markAt(this.#drawing.scene, this.#drawn, x, y);
  }

  /** While a connection is drawn: the mark it would go to, and marks that cannot take it. */
  showTargets(target: string | null, refused: readonly string[]): void {
    this.#cy.batch(() => {
      this.#cy.nodes('.target').removeClass('target');
      this.#cy.nodes('.refused').removeClass('refused');
      for (const word of refused) this.#cy.getElementById(word).addClass('refused');
      if (target !== null) this.#cy.getElementById(target).addClass('target');
    });
  }

  #listen(): void {
    const cy = this.#cy;
    const at = (event: EventObject) => event.originalEvent as MouseEvent | TouchEvent | undefined;
    cy.on('tap', (event: EventObject) => {
      const source = at(event);
      const additive =
        source !== undefined && 'shiftKey' in source && (source.shiftKey || source.ctrlKey || source.metaKey);
      this.#events.onPick(wordOf(event), additive);
    });
    cy.on('dbltap', '.fold', (event: EventObjectNode) => this.#events.onUnfold(event.target.id().slice(2)));
    cy.on('cxttap taphold', (event: EventObject) => {
      const point = this.toClient(event.position.x, event.position.y);
      this.#events.onMenu(wordOf(event), point.x, point.y);
    });
    cy.on('mouseover', '.card, .chip, .bar, .tap, .fold', (event) => this.#hover(wordOf(event)));
    cy.on('mouseout', '.card, .chip, .bar, .tap, .fold', () => this.#hover(null));
    cy.on('drag', '.card, .bar', (event: EventObjectNode) => {
      const { x, y } = event.target.position();
      this.#dragged = { word: baseWord(event.target.id()), x, y };
      this.draw(this.#drawing);
    });
    cy.on('free', '.card, .bar', () => {
      const moved = this.#dragged;
      this.#dragged = null;
      if (moved) this.#events.onMoved(moved.word, { x: Math.round(moved.x), y: Math.round(moved.y) });
    });
    cy.on('viewport', () => {
      const level = levelAt(cy.zoom());
      if (level === this.#level) return;
      this.#level = level;
      this.draw(this.#drawing);
    });
    cy.on('render', () => this.#events.onRender());
  }

  #hover(word: string | null): void {
    if (this.#dragged) return;
    this.#hovered = word;
    (this.#cy.container() as HTMLElement).style.cursor = word === null ? '' : 'pointer';
    this.#showHover();
    this.#events.onHover(word);
  }

  /** Hover answers: the taps of what is under the pointer tell their addresses. Classes of its own, so that no patch is needed. */
  #showHover(): void {
    const cy = this.#cy;
    const { selected } = this.#drawing.view;
    cy.batch(() => {
      for (const ele of cy.elements('.hot')) {
        const { network, container } = ele.data() as { network?: string; container?: string };
        const keep = [ele.id(), `c:${container}`, `n:${network}`].some((word) => selected.has(word));
        if (ele.isNode() || !keep) ele.removeClass('hot');
      }
      if (this.#hovered === null) return;
      const ele = cy.getElementById(this.#hovered);
      ele.addClass('hot');
      if (!ele.isNode()) return;
      const network = ele.data('network') as string | undefined;
      const edges = network === undefined ? ele.connectedEdges() : cy.edges('.tap, .link');
      edges.filter((edge) => network === undefined || edge.data('network') === network).addClass('hot');
    });
  }
}

const unmoved = (element: MapElement): MapElement => ({ ...element, grabbable: false });

const levelAt = (zoom: number): Level =>
  zoom >= NEAR ? 'near' : zoom >= FAR ? 'middle' : zoom >= DISTANT ? 'far' : 'far distant';

/** The word of what an event hit; a further piece of a bar is its network. */
function wordOf(event: EventObject): string | null {
  if (event.target === event.cy) return null;
  const id = (event.target as { id(): string }).id();
  return id.startsWith('outside') ? 'outside' : baseWord(id);
}

const baseWord = (id: string): string => (id.startsWith('n:') ? (id.split('@')[0] as string) : id);

/** How far a span must move to lie within a window with some margin; what is larger than that shows its beginning. */
function intoView(from: number, to: number, size: number): number {
  if (from >= 0 && to <= size) return 0;
  const atEnd = size - FIT_PADDING - to;
  const atStart = FIT_PADDING - from;
  return to > size ? Math.max(atEnd, atStart) : atStart;
}

import cytoscape from 'cytoscape';
import type { Core, EventObject, EventObjectNode } from 'cytoscape';
import { patchGraph } from './drawing/patchGraph.ts';
import { stylesheet } from './drawing/styles/stylesheet.ts';
import { toElements } from './drawing/elements/toElements.ts';
import type { DetailLevel, MapElement, ViewState } from './drawing/elements/MapElement.ts';
import { applyPositions } from './layouts/applyPositions.ts';
import type { Positions } from './layouts/applyPositions.ts';
import { markAt } from './layouts/markAt.ts';
import { boundsOf, emptyPlacement } from './layouts/placement.ts';
import type { Placement } from './layouts/placement.ts';
import type { Scene } from './scene/scene.ts';
import { Viewport } from './Viewport.ts';

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

/** From here on every tap tells its address. */
const NEAR = 1.7;
/** Below this only names are told, larger. */
const FAR = 0.62;
/** Below this only projects, larger still: a thousand containers seen whole. */
const DISTANT = 0.26;

/** The one long-lived Cytoscape graph: takes drawings, tells gestures. */
export class LiveGraph {
  readonly viewport: Viewport;
  readonly #cy: Core;
  readonly #events: GraphEvents;
  #drawing: Drawing;
  #drawn: Placement = emptyPlacement();
  #dragged: { word: string; x: number; y: number } | null = null;
  #hovered: string | null = null;
  #scheme: string | null = null;
  #level: DetailLevel = 'middle';
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
    this.viewport = new Viewport(this.#cy);
    this.#listen();
    this.draw(drawing);
  }

  destroy(): void {
    this.#cy.destroy();
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
    this.viewport.fit(boundsOf(this.#drawn), animated);
  }

  /** The first view: as `fit`, but never so small that a narrow window shows nothing readable. */
  open(): void {
    this.viewport.open(boundsOf(this.#drawn));
  }

  /** Brings a mark into view if it is out of it, moving no further than that takes; one not drawn yet, once it is. */
  reveal(word: string, animated: boolean): void {
    const ele = this.#cy.getElementById(word);
    this.#awaited = ele.empty() ? { word, animated } : null;
    if (ele.empty()) return;
    this.viewport.reveal(ele.renderedBoundingBox({ includeOverlays: false, includeLabels: false }), animated);
  }

  /** The card, chip or bar at a point of the page. */
  markAt(clientX: number, clientY: number): string | null {
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
      this.#events.onPick(markIdOf(event), additive);
    });
    cy.on('dbltap', '.fold', (event: EventObjectNode) => this.#events.onUnfold(event.target.id().slice(2)));
    cy.on('cxttap taphold', (event: EventObject) => {
      const point = this.viewport.toClient(event.position.x, event.position.y);
      this.#events.onMenu(markIdOf(event), point.x, point.y);
    });
    cy.on('mouseover', '.card, .chip, .bar, .tap, .fold', (event) => this.#hover(markIdOf(event)));
    cy.on('mouseout', '.card, .chip, .bar, .tap, .fold', () => this.#hover(null));
    cy.on('drag', '.card, .bar', (event: EventObjectNode) => {
      const { x, y } = event.target.position();
      this.#dragged = { word: baseId(event.target.id()), x, y };
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

const levelAt = (zoom: number): DetailLevel =>
  zoom >= NEAR ? 'near' : zoom >= FAR ? 'middle' : zoom >= DISTANT ? 'far' : 'far distant';

/** The word of what an event hit; a further piece of a bar is its network. */
function markIdOf(event: EventObject): string | null {
  if (event.target === event.cy) return null;
  const id = (event.target as { id(): string }).id();
  return id.startsWith('outside') ? 'outside' : baseId(id);
}

const baseId = (id: string): string => (id.startsWith('n:') ? (id.split('@')[0] as string) : id);

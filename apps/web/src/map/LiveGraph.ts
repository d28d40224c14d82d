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
  /** `null` is the background. `additive` is true with Shift, Ctrl or Cmd: the mark joins or leaves the selection. */
  onPick(id: string | null, additive: boolean): void;
  onMenu(id: string | null, clientX: number, clientY: number): void;
  onHover(id: string | null): void;
  /** A mark was dragged; `at` is its new centre. */
  onMoved(id: string, at: { x: number; y: number }): void;
  /** Something was drawn, or the viewport moved. */
  onRender(): void;
}

export interface Drawing {
  scene: Scene;
  placement: Placement;
  positions: Positions;
  view: ViewState;
}

/** From this zoom on, each tap shows its address. */
const NEAR = 1.7;
/** Below this zoom, only names are shown, in a larger font. */
const FAR = 0.62;
/**
 * Below this zoom, only projects are shown, in a still larger font. At this zoom a thousand containers fit the window.
 */
const DISTANT = 0.26;

/** The only Cytoscape graph. It lives as long as the map, draws what it is given and reports gestures. */
export class LiveGraph {
  readonly viewport: Viewport;
  readonly #cy: Core;
  readonly #events: GraphEvents;
  #drawing: Drawing;
  #drawn: Placement = emptyPlacement();
  #dragged: { id: string; x: number; y: number } | null = null;
  #hovered: string | null = null;
  #scheme: string | null = null;
  #level: DetailLevel = 'middle';
  /**
   * R73: with touch a drag pans the map. Otherwise each pan that begins on a card would move that card, for every user.
   */
  readonly #isTouch = window.matchMedia('(hover: none) and (pointer: coarse)').matches;
  /** The mark to bring into view as soon as it is drawn. */
  #awaited: { id: string; animated: boolean } | null = null;

  /** @param isDense draws at single pixel density, which saves time where there are many marks */
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
      ? new Map([...positions, [this.#dragged.id, { x: this.#dragged.x, y: this.#dragged.y }]])
      : positions;
    this.#drawn = applyPositions(placement, moved);
    const elements = toElements(scene, this.#drawn, view, this.#level);
    patchGraph(this.#cy, this.#isTouch ? elements.map(unmoved) : elements);
    this.#showHover();
    if (this.#awaited) this.reveal(this.#awaited.id, this.#awaited.animated);
  }

  /** Shows the whole drawing. */
  fit(animated = false): void {
    this.viewport.fit(boundsOf(this.#drawn), animated);
  }

  /** Moves the viewport as far as needed to show a mark. A mark that is not drawn yet is shown as soon as it is. */
  reveal(id: string, animated: boolean): void {
    const ele = this.#cy.getElementById(id);
    this.#awaited = ele.empty() ? { id, animated } : null;
    if (ele.empty()) return;
    this.viewport.reveal(ele.renderedBoundingBox({ includeOverlays: false, includeLabels: false }), animated);
  }

  /** Returns the id of the card, chip or bar at a point of the page. */
  markAt(clientX: number, clientY: number): string | null {
    const box = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    const pan = this.#cy.pan();
    const zoom = this.#cy.zoom();
    const [x, y] = [(clientX - box.left - pan.x) / zoom, (clientY - box.top - pan.y) / zoom];
    return markAt(this.#drawing.scene, this.#drawn, x, y);
  }

  /** While a connection is dragged: highlights the mark under the pointer and dims the marks that cannot take it. */
  showTargets(target: string | null, refused: readonly string[]): void {
    this.#cy.batch(() => {
      this.#cy.nodes('.target').removeClass('target');
      this.#cy.nodes('.refused').removeClass('refused');
      for (const id of refused) this.#cy.getElementById(id).addClass('refused');
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
    cy.on('cxttap taphold', (event: EventObject) => {
      const point = this.viewport.toClient(event.position.x, event.position.y);
      this.#events.onMenu(markIdOf(event), point.x, point.y);
    });
    cy.on('mouseover', '.card, .chip, .bar, .tap', (event) => this.#hover(markIdOf(event)));
    cy.on('mouseout', '.card, .chip, .bar, .tap', () => this.#hover(null));
    cy.on('drag', '.card, .bar', (event: EventObjectNode) => {
      const { x, y } = event.target.position();
      this.#dragged = { id: baseId(event.target.id()), x, y };
      this.draw(this.#drawing);
    });
    cy.on('free', '.card, .bar', () => {
      const moved = this.#dragged;
      this.#dragged = null;
      if (moved) this.#events.onMoved(moved.id, { x: Math.round(moved.x), y: Math.round(moved.y) });
    });
    cy.on('viewport', () => {
      const level = levelAt(cy.zoom());
      if (level === this.#level) return;
      this.#level = level;
      this.draw(this.#drawing);
    });
    cy.on('render', () => this.#events.onRender());
  }

  #hover(id: string | null): void {
    if (this.#dragged) return;
    this.#hovered = id;
    (this.#cy.container() as HTMLElement).style.cursor = id === null ? '' : 'pointer';
    this.#showHover();
    this.#events.onHover(id);
  }

  /**
   * Shows the addresses at the taps of the hovered mark. The class `hot` is set directly on the elements, so that no
   * patch is needed.
   */
  #showHover(): void {
    const cy = this.#cy;
    const { selected } = this.#drawing.view;
    cy.batch(() => {
      for (const ele of cy.elements('.hot')) {
        const { network, container } = ele.data() as { network?: string; container?: string };
        const isSelected = [ele.id(), `c:${container}`, `n:${network}`].some((id) => selected.has(id));
        if (ele.isNode() || !isSelected) ele.removeClass('hot');
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

/** Returns the id of the mark that an event hit; `null` for the background. */
function markIdOf(event: EventObject): string | null {
  if (event.target === event.cy) return null;
  const id = (event.target as { id(): string }).id();
  return id.startsWith('outside') ? 'outside' : baseId(id);
}

/** Returns the id of a mark. All pieces of a network’s bar are one mark. */
const baseId = (id: string): string => (id.startsWith('n:') ? (id.split('@')[0] as string) : id);

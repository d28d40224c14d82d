import cytoscape from 'cytoscape';
import type { Core, EventObject, EventObjectNode } from 'cytoscape';
import { patchGraph } from './drawing/patchGraph.ts';
import { stylesheet } from './drawing/styles/stylesheet.ts';
import { toElements } from './drawing/elements/toElements.ts';
import type { DetailLevel, MapElement, ViewState } from './drawing/elements/MapElement.ts';
import { toMarks } from './interaction/toMarks.ts';
import type { Mark } from './interaction/toMarks.ts';
import { markAt } from './layouts/markAt.ts';
import { boundsOf, emptyPlacement } from './layouts/placement.ts';
import type { Placement, PlacementChange } from './layouts/placement.ts';
import type { LiveScene } from './scene/LiveScene.ts';
import type { Scene, SceneChange } from './scene/scene.ts';
import { Viewport } from './Viewport.ts';

export interface GraphEvents {
  /** `null` is the background. `additive` is true with Shift, Ctrl or Cmd: the mark joins or leaves the selection. */
  onPick(id: string | null, additive: boolean): void;
  onMenu(id: string | null, clientX: number, clientY: number): void;
  onHover(id: string | null): void;
  /** A mark is being dragged; `at` is its centre. */
  onDragged(id: string, at: { x: number; y: number }): void;
  /** A mark was dragged; `at` is its new centre. */
  onMoved(id: string, at: { x: number; y: number }): void;
  /** Something was drawn, or the viewport moved. */
  onRender(): void;
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
  #scene: { lists(): Scene } = { lists: () => ({ cards: [], networks: [], taps: [] }) };
  #placement: Placement = emptyPlacement();
  #view: ViewState;
  #marks: readonly Mark[] | null = null;
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
  constructor(container: HTMLElement, view: ViewState, isDense: boolean, events: GraphEvents) {
    this.#events = events;
    this.#view = view;
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
  }

  destroy(): void {
    this.#cy.destroy();
  }

  /** All marks that can be selected, where they are drawn now. */
  get marks(): readonly Mark[] {
    return (this.#marks ??= toMarks(this.#scene.lists(), this.#placement));
  }

  /** Replaces everything that is drawn. */
  reset(scene: LiveScene, placement: Placement, view: ViewState): void {
    this.#scene = scene;
    this.#placement = placement;
    this.#view = view;
    this.#draw();
  }

  /** Takes over what changed in the scene and the placement, which were changed in place. */
  apply(_changed: SceneChange, _moved: PlacementChange): void {
    this.#draw();
  }

  /** Takes over another view of the same scene. */
  look(view: ViewState): void {
    this.#view = view;
    this.#draw();
  }

  #draw(): void {
    this.#marks = null;
    const view = this.#view;
    if (this.#scheme !== view.scheme) {
      this.#scheme = view.scheme;
      this.#cy.style(stylesheet(view.scheme));
    }
    const elements = toElements(this.#scene.lists(), this.#placement, view, this.#level);
    patchGraph(this.#cy, this.#isTouch ? elements.map(unmoved) : elements);
    this.#showHover();
    if (this.#awaited) this.reveal(this.#awaited.id, this.#awaited.animated);
  }

  /** Shows the whole drawing. */
  fit(animated = false): void {
    this.viewport.fit(boundsOf(this.#placement), animated);
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
    return markAt(this.#scene.lists(), this.#placement, x, y);
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
      this.#events.onDragged(this.#dragged.id, { x, y });
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
      this.#draw();
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
    const { selected } = this.#view;
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

import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import { reportFirstMap } from '../store/firstMapStore.ts';
import { listenToTopology } from '../store/topologyStore.ts';
import { networkHues } from './drawing/colors/networkHues.ts';
import type { ViewState } from './drawing/shapes/ViewState.ts';
import type { Positions } from './layouts/change/moveMarks.ts';
import type { LayoutName } from './layouts/layOut.ts';
import type { PlacementChange } from './layouts/placement.ts';
import { ScenePlacer } from './layouts/ScenePlacer.ts';
import type { Steps } from './layouts/Steps.ts';
import { isShallowEqual } from './isShallowEqual.ts';
import { LiveGraph } from './LiveGraph.ts';
import type { GraphEvents } from './LiveGraph.ts';
import type { LeftView } from './Revealer.ts';
import { runInSlices } from './runInSlices.ts';
import { LiveScene } from './scene/LiveScene.ts';
import { MergedChange } from './scene/MergedChange.ts';
import type { SceneChange } from './scene/scene.ts';
import type { Trace } from './scene/toTrace.ts';
import { toViewState } from './toViewState.ts';
import type { ViewRequest } from './toViewState.ts';

/** What the full layout depends on. A change of any field runs it again. */
export interface LayoutRequest {
  layout: 'auto' | LayoutName;
  /** How many times the user has chosen Tidy. */
  tidied: number;
}

/** What React shows of the map. The same object as long as nothing of it changes. */
export interface MapFacts {
  layout: LayoutName;
  hasNetworks: boolean;
  hasContainers: boolean;
  /** True if a filter is set and nothing passes it. */
  isAllFilteredOut: boolean;
  trace: Trace | null;
  tags: ReadonlyMap<string, string> | null;
}

/** What was in view when the last map was left, and which drawing it was. The next map of the same drawing returns to it. */
let left: { drawing: string; view: LeftView | null } | null = null;

/** How often a scene that is being made in slices is begun again. */
const MAX_INTERRUPTIONS = 3;

type MapEvents = Omit<GraphEvents, 'onDragged'>;

/**
 * The map outside React: scene, placement and graph of one topology. It follows the topology in the frame in which a
 * change is shown, at the cost of what the change touches.
 */
export class LiveMap {
  readonly graph: LiveGraph;
  #placer = new ScenePlacer();
  readonly #stopListening: () => void;
  readonly #listeners = new Set<() => void>();
  #index: TopologyIndex;
  #scene: LiveScene | null = null;
  #interruptions = 0;
  #requested: ViewRequest;
  #layout: LayoutRequest | null = null;
  /** What has changed since the layout that is running began; `null` if none is. */
  #missed: MergedChange | null = null;
  /** Empty until everything is laid out. */
  #hues: ReadonlyMap<string, number> = new Map();
  /** Grows with each work in slices that begins, which abandons the one before. */
  #turn = 0;
  #view: ViewState;
  #facts: MapFacts;
  /** What the layout depended on beside the topology: another one puts marks at other places. Empty before the first. */
  #drawing = '';

  constructor(
    container: HTMLElement,
    engine: string | null,
    index: TopologyIndex,
    requested: ViewRequest,
    events: MapEvents,
  ) {
    const begun = performance.now();
    this.#index = index;
    this.#requested = requested;
    this.#view = toViewState(index, requested, this.#hues, null);
    this.#facts = this.#deriveFacts();
    this.graph = new LiveGraph(container, this.#view, {
      ...events,
      onDragged: (id, at) => this.graph.apply(noChange, this.#placer.drag(id, at)),
    });
    this.#stopListening = listenToTopology(engine, (next, change) => this.#follow(next, change));
    this.#makeScene(begun);
  }

  destroy(): void {
    this.#stopListening();
    this.#turn += 1;
    if (this.#drawing !== '') left = { drawing: this.#drawing, view: this.graph.revealer.left };
    this.graph.destroy();
  }

  get facts(): MapFacts {
    return this.#facts;
  }

  /** Calls `listener` after each change of the facts. Returns the function that ends this. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  look(requested: ViewRequest): void {
    this.#requested = requested;
    this.#lookAgain();
  }

  /**
   * Takes over where marks were dragged to, by any user. With `refits`, a drawing that is fitted is fitted again: marks that
   * the server has stored must be in view where they are.
   */
  move(positions: Positions, refits: boolean): void {
    this.#apply(noChange, this.#placer.move(positions));
    if (refits) this.graph.viewport.refit();
  }

  /** Lays everything out, unless it is laid out in this way already. */
  layOut(requested: LayoutRequest): void {
    const { layout, tidied } = this.#layout ?? {};
    if (layout === requested.layout && tidied === requested.tidied) return;
    this.#layout = requested;
    this.#layOut();
  }

  #follow(index: TopologyIndex, change: TopologyChange | null): void {
    this.#index = index;
    if (!change) this.#placer = new ScenePlacer();
    if (!change || !this.#scene) {
      this.#makeScene();
      return;
    }
    const changed = this.#scene.update(index, change);
    this.#missed?.add(changed);
    if (!this.#placer.needsLayout(this.#scene, changed)) {
      // New networks must have their hues when they are drawn.
      this.#hues = networkHues(index);
      const wasBlank = this.#placer.isBlank;
      this.#apply(changed, this.#placer.update(this.#scene, changed));
      this.#lookAgain();
      // While nothing was drawn, the window may have got another size.
      if (wasBlank) this.graph.viewport.refit();
    } else if (!this.#missed) this.#layOut();
  }

  /**
   * Makes the scene in slices and lays it out, and begins again when the topology changes meanwhile. Where it keeps
   * changing, makes it at once. `begun` is when the present task began, if it has done other work before.
   */
  #makeScene(begun?: number): void {
    this.#scene = null;
    this.#run(this.#sceneSteps(), begun);
  }

  *#sceneSteps(): Steps<void> {
    const isUrgent = this.#interruptions++ > MAX_INTERRUPTIONS;
    const scene = isUrgent ? new LiveScene(this.#index) : yield* LiveScene.inSteps(this.#index);
    this.#scene = scene;
    this.#interruptions = 0;
    this.#refreshFacts();
    if (this.#layout) yield* this.#layoutSteps(scene, this.#layout);
  }

  /** Runs the full layout in slices. Until it is done, the former drawing follows the topology. */
  #layOut(): void {
    if (this.#layout && this.#scene) this.#run(this.#layoutSteps(this.#scene, this.#layout));
  }

  *#layoutSteps(scene: LiveScene, { layout }: LayoutRequest): Steps<void> {
    this.#missed = new MergedChange();
    yield* this.#placer.layOut(scene, layout, this.graph.viewport.room());
    yield;
    // Found in a slice of their own, and kept from then on.
    networkHues(this.#index);
    yield;
    this.#showLayout(scene);
  }

  #run(steps: Steps<void>, begun?: number): void {
    const turn = ++this.#turn;
    runInSlices(steps, () => turn === this.#turn, begun);
  }

  #showLayout(scene: LiveScene): void {
    if (this.#missed && !this.#missed.isNothing) this.#placer.update(scene, this.#missed);
    this.#missed = null;
    this.#hues = networkHues(this.#index);
    this.#view = toViewState(this.#index, this.#requested, this.#hues, this.#view);
    this.graph.reset(scene, this.#placer.placement, this.#view);
    const { width, height } = this.graph.viewport.room();
    this.#drawing = [this.#index.engine.id, this.#placer.layout, width, height].join(' ');
    if (left?.view && left.drawing === this.#drawing) this.graph.revealer.returnTo(left.view);
    left = null;
    this.#refreshFacts();
    const turn = this.#turn;
    const stop = this.graph.onFrame(() => {
      stop();
      // After this picture, and before the first change.
      window.setTimeout(() => {
        reportFirstMap();
        runInSlices(this.#placer.prepare(), () => turn === this.#turn);
      });
    });
  }

  #apply(changed: SceneChange, moved: PlacementChange): void {
    if (!isNothing(changed, moved)) this.graph.apply(changed, moved);
  }

  #lookAgain(): void {
    const view = toViewState(this.#index, this.#requested, this.#hues, this.#view);
    if (view !== this.#view) {
      this.#view = view;
      this.graph.look(view);
    }
    this.#refreshFacts();
  }

  #deriveFacts(): MapFacts {
    const { matches, trace, tags } = this.#view;
    return {
      layout: this.#placer.layout,
      hasNetworks: this.#scene?.networks.size !== 0,
      hasContainers: this.#scene?.cards.size !== 0,
      isAllFilteredOut: matches !== null && matches.containers.size + matches.networks.size === 0,
      trace,
      tags,
    };
  }

  #refreshFacts(): void {
    const facts = this.#deriveFacts();
    if (isShallowEqual(this.#facts, facts)) return;
    this.#facts = facts;
    for (const listener of this.#listeners) listener();
  }
}

const noChange: SceneChange = { cards: new Set(), networks: new Set(), taps: new Set(), was: new Map() };

function isNothing(changed: SceneChange, moved: PlacementChange): boolean {
  const { cards, networks, taps } = changed;
  const parts = [cards, networks, taps, moved.cards, moved.bars, moved.taps, moved.entryPoints];
  return !moved.hasFrame && [...parts, moved.bands, moved.links].every((ids) => ids.size === 0);
}

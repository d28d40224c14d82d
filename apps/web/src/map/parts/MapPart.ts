import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import { networkHues } from '../drawing/colors/networkHues.ts';
import type { PartFacts } from '../drawing/shapes/partTexts.ts';
import type { ViewState } from '../drawing/shapes/ViewState.ts';
import type { Positions } from '../layouts/change/moveMarks.ts';
import type { LayoutName } from '../layouts/layOut.ts';
import type { PlacementChange } from '../layouts/placement.ts';
import { ScenePlacer } from '../layouts/ScenePlacer.ts';
import type { Steps } from '../layouts/Steps.ts';
import { LiveScene } from '../scene/LiveScene.ts';
import { MergedChange } from '../scene/MergedChange.ts';
import type { SceneChange } from '../scene/scene.ts';
import { isNothing, noChange } from './isNothing.ts';
import { blankView, toViewState } from '../toViewState.ts';
import { AtlasPart } from './AtlasPart.ts';
import type { PartHost, PartSource } from './PartHost.ts';

/** How often a scene that is being made in slices is begun again. */
const MAX_INTERRUPTIONS = 3;

/**
 * One part of the map: scene and placement of one topology, and what is drawn of them. It follows the topology in the frame
 * in which a change is shown, at the cost of what the change touches. Nothing in it depends on another part.
 */
export class MapPart {
  readonly drawn: AtlasPart;
  readonly #host: PartHost<MapPart>;
  readonly #stopListening: () => void;
  #placer = new ScenePlacer();
  #index: TopologyIndex | null;
  #scene: LiveScene | null = null;
  #interruptions = 0;
  /** True while the making of the scene waits for its turn. */
  #isAwaitingTurn = false;
  /** False while a full layout is to be run, or runs. */
  #isLaidOut = false;
  /** What has changed since the layout that is running began; `null` if none is. */
  #missed: MergedChange | null = null;
  /** Empty until everything is laid out. */
  #hues: ReadonlyMap<string, number> = new Map();
  /** Grows with each work in slices that begins, which abandons the one before. */
  #turn = 0;
  #view: ViewState;
  #positions: Positions = new Map();
  /** The id of the engine itself, which may change behind one name. */
  #engineId: string | undefined;

  constructor(source: PartSource, host: PartHost<MapPart>) {
    this.#host = host;
    this.#index = source.getIndex();
    this.#view = blankView(host.requested.scheme);
    this.drawn = new AtlasPart(source.key, this.#view, source.facts);
    this.describe(source.facts);
    this.#lookAgain();
    this.#stopListening = source.listen((next, change) => this.#follow(next, change));
  }

  destroy(): void {
    this.#stopListening();
    this.#turn += 1;
  }

  get key(): string | null {
    return this.drawn.key;
  }

  get view(): ViewState {
    return this.#view;
  }

  get layout(): LayoutName {
    return this.#placer.layout;
  }

  /** The number of containers that it has, or is said to have. */
  get size(): number {
    return this.#index?.containers.size ?? this.drawn.facts.containers ?? 0;
  }

  /** True once there is a topology, and while there is something of it, or may be. */
  get has(): { topology: boolean; networks: boolean; containers: boolean } {
    return {
      topology: this.#index !== null,
      networks: this.#scene?.networks.size !== 0,
      containers: this.#scene?.cards.size !== 0,
    };
  }

  /** True while the topology is there and waits to be drawn. */
  get isPending(): boolean {
    return this.#index !== null && !this.#isLaidOut;
  }

  /** The number of marks that users have dragged. */
  get moved(): number {
    return this.#positions.size;
  }

  /** What the layout depended on: another one puts marks at other places. */
  get drawing(): string {
    const { x, y } = this.drawn.offset;
    return [this.#engineId, this.layout, x, y].join(' ');
  }

  /** Begins to make the scene, if there is a topology. `begun` is when the present task began. */
  begin(begun?: number): void {
    if (this.#index) this.#makeScene(begun);
  }

  describe(facts: PartFacts): void {
    const { size: containers } = this.#index?.containers ?? { size: facts.containers };
    const { size: networks } = this.#index?.networks ?? { size: facts.networks };
    this.drawn.describe({ ...facts, containers, networks });
  }

  look(): void {
    this.#lookAgain();
  }

  move(positions: Positions): void {
    this.#positions = positions;
    this.#apply(noChange, this.#placer.move(positions));
    this.#host.onFacts();
  }

  drag(mark: string, at: { x: number; y: number }): void {
    this.#apply(noChange, this.#placer.drag(mark, at));
  }

  /** Runs the full layout in slices. Until it is done, the former drawing follows the topology. */
  layOut(): void {
    this.#isLaidOut = false;
    if (this.#scene && this.#host.layoutOf(this)) this.#run(this.#layoutSteps(this.#scene));
  }

  #follow(index: TopologyIndex, change: TopologyChange | null): void {
    this.#index = index;
    this.describe(this.drawn.facts);
    if (!change) {
      this.#placer = new ScenePlacer();
      void this.#placer.move(this.#positions);
    }
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
      if (wasBlank) this.#host.onReturned();
    } else if (!this.#missed) this.layOut();
  }

  /**
   * Makes the scene in slices and lays it out, and begins again when the topology changes meanwhile. Where it keeps
   * changing, makes it at once. `begun` is when the present task began, if it has done other work before.
   */
  #makeScene(begun?: number): void {
    const engineId = this.#index?.engine.id;
    if (engineId !== this.#engineId) this.#host.onEngine(this);
    this.#engineId = engineId;
    this.#scene = null;
    this.#isLaidOut = false;
    if (this.#isAwaitingTurn) return;
    this.#isAwaitingTurn = true;
    this.#run(this.#sceneSteps(), begun);
  }

  *#sceneSteps(): Steps<void> {
    this.#isAwaitingTurn = false;
    const isUrgent = this.#interruptions++ > MAX_INTERRUPTIONS;
    const index = this.#index as TopologyIndex;
    const scene = isUrgent ? new LiveScene(index) : yield* LiveScene.inSteps(index);
    this.#scene = scene;
    this.#interruptions = 0;
    this.#host.onFacts();
    if (this.#host.layoutOf(this)) yield* this.#layoutSteps(scene);
  }

  *#layoutSteps(scene: LiveScene): Steps<void> {
    const asked = this.#host.layoutOf(this);
    if (!asked) return;
    this.#missed = new MergedChange();
    yield* this.#placer.layOut(scene, asked.choice, asked.room);
    yield;
    // Found in a slice of their own, and kept from then on.
    networkHues(this.#index as TopologyIndex);
    yield;
    this.#showLayout(scene);
  }

  #run(steps: Steps<void>, begun?: number): void {
    const turn = ++this.#turn;
    this.#host.run(steps, () => turn === this.#turn, begun);
  }

  #showLayout(scene: LiveScene): void {
    if (this.#missed && !this.#missed.isNothing) this.#placer.update(scene, this.#missed);
    this.#missed = null;
    this.#isLaidOut = true;
    this.#hues = networkHues(this.#index as TopologyIndex);
    this.drawn.reset(scene, this.#placer.placement);
    this.#lookAgain();
    this.#host.onLaidOut(this);
  }

  /** Finds out what the first change would otherwise wait for. */
  prepare(): void {
    const turn = this.#turn;
    this.#host.run(this.#placer.prepare(), () => turn === this.#turn);
  }

  #apply(changed: SceneChange, moved: PlacementChange): void {
    if (!isNothing(changed, moved)) this.#host.onChanged(this, this.drawn.apply(changed, moved));
  }

  #lookAgain(): void {
    const index = this.#index;
    if (!index) {
      if (this.#view.scheme !== this.#host.requested.scheme)
        this.#show(blankView(this.#host.requested.scheme));
      return;
    }
    const view = toViewState(index, this.key, this.#host.requested, this.#hues, this.#view);
    if (view !== this.#view) this.#show(view);
    this.#host.onFacts();
  }

  #show(view: ViewState): void {
    this.#view = view;
    this.drawn.list.look(view, this.drawn.list.pointing);
    this.#host.onLooked();
  }
}

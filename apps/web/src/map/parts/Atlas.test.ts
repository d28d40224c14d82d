import { aContainer, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Window } from '../drawing/list/DisplayList.ts';
import type { Shape } from '../drawing/shapes/Shape.ts';
import { MergedChange } from '../scene/MergedChange.ts';
import { liveFacts } from '../testing/aPart.ts';
import { arbitraryChain } from '../testing/arbitraryChain.ts';
import { engineWith } from '../testing/composeProjects.ts';
import { LiveDrawing } from '../testing/LiveDrawing.ts';
import { plainView } from '../testing/plainView.ts';
import { Atlas } from './Atlas.ts';
import { AtlasPart } from './AtlasPart.ts';

const measures = { gap: 30, pad: 20, header: 40 };

/** An engine on an atlas, with a drawing of its own beside it that follows the same topologies. */
interface Drawn {
  live: LiveDrawing;
  part: AtlasPart;
}

const keys = [null, 'nas', 'vps'];

/** An atlas of engines with these topologies, each drawn as it would be alone. */
function anAtlas(topologies: readonly LiveDrawing['topology'][]): { atlas: Atlas; engines: Drawn[] } {
  const engines = topologies.map((topology, i): Drawn => {
    const live = new LiveDrawing(topology, 'islands');
    const part = new AtlasPart(keys[i] ?? null, plainView, liveFacts(`engine ${i}`));
    part.reset(live.scene, live.placer.placement);
    return { live, part };
  });
  const atlas = new Atlas('dark');
  atlas.show(
    engines.map(({ part }) => part),
    measures,
  );
  return { atlas, engines };
}

/** What is drawn in a window: each shape with its place, as text. */
function drawnIn(source: Pick<Atlas, 'visit'>, window: Window): string[] {
  const drawn: string[] = [];
  source.visit(window, (shapes: readonly Shape[], ...place) => {
    for (const shape of shapes) drawn.push(JSON.stringify([shape, place]));
  });
  return drawn.sort();
}

/** Everything is in view. */
const whole = (zoom: number): Window => ({ zoom, pan: { x: 3000, y: 3000 }, width: 30_000, height: 30_000 });

/** The same window for a part, which has its place on the chart. */
const windowOf = ({ offset }: AtlasPart, { zoom, pan, ...size }: Window): Window => ({
  ...size,
  zoom,
  pan: { x: pan.x + Math.round(offset.x * zoom), y: pan.y + Math.round(offset.y * zoom) },
});

const some = engineWith('voting-app', 'mixed');
const other = engineWith('nextcloud', 'elk');

describe('R297: the atlas', () => {
  it('draws each part as it would be drawn alone, at its place', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryChain(8, 3), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 0.3, 0.1),
        (chains, zoom) => {
          const { atlas, engines } = anAtlas(chains.map(([first = aTopology({})]) => first));
          for (const [i, { live, part }] of engines.entries()) {
            for (const next of chains[i]?.slice(1) ?? []) live.follow(next);
            part.reset(live.scene, live.placer.placement);
          }
          atlas.arrange();
          const alone = engines.flatMap(({ live, part }) =>
            drawnIn(live.fresh(), windowOf(part, whole(zoom))),
          );
          const all = drawnIn(atlas, whole(zoom));
          for (const shape of alone) expect(all).toContain(shape);
          const frames = all.length - alone.length;
          if (engines.length === 1) expect(frames).toBe(0);
          else expect(frames).toBeGreaterThanOrEqual(engines.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has one part at its own coordinates, without a frame', () => {
    const { atlas, engines } = anAtlas([some]);
    expect(engines[0]?.part).toMatchObject({ offset: { x: 0, y: 0 }, frame: null });
    expect(drawnIn(atlas, whole(1))).toEqual(
      drawnIn(engines[0]?.live.fresh() as LiveDrawing['list'], whole(1)),
    );
  });

  it('has all marks of each part within its frame, and frames apart', () => {
    const { engines } = anAtlas([some, other, some]);
    const frames = engines.map(({ part }) => part.frame && part.toChart(part.frame));
    for (const [i, frame] of frames.entries()) {
      const next = frames[i + 1];
      if (frame && next) expect(next.y).toBe(frame.y + frame.height + measures.gap);
      expect(frame?.x).toBe(frames[0]?.x);
      for (const card of engines[i]?.live.placer.placement.cards.values() ?? []) {
        const at = engines[i]?.part.toChart(card);
        expect(at && frame && at.x >= frame.x && at.x + at.width <= frame.x + frame.width).toBe(true);
        expect(at && frame && at.y >= frame.y + 40 && at.y + at.height <= frame.y + frame.height).toBe(true);
      }
    }
  });

  it('finds marks by the engine that they are on', () => {
    const { atlas } = anAtlas([some, some]);
    const [id] = some.containers.map((container) => container.id);
    const [first, second] = [atlas.markBox(`c:${id}`), atlas.markBox(`nas/c:${id}`)];
    expect([first?.part.key, second?.part.key]).toEqual([null, 'nas']);
    expect(second?.box.y).toBeGreaterThan(first?.box.y ?? Infinity);
    expect([atlas.markBox('vps/outside'), atlas.find('vps/outside')]).toEqual([null, null]);
    expect(atlas.blockOf('nas/p:mixed')?.part.key).toBe('nas');
  });
});

describe('R298: a change of one engine', () => {
  const failed = {
    ...some,
    containers: some.containers.map((each, i) => (i === 0 ? { ...each, state: 'dead' as const } : each)),
  };
  /** Changes the topology of an engine, and returns whether its part has outgrown its frame. */
  const follow = ({ live, part }: Drawn, next: typeof some): boolean => {
    const before = live.topology;
    const scene = new Set([...before.containers, ...next.containers].map(({ id }) => id));
    const change = new MergedChange();
    live.follow(next);
    for (const id of scene)
      change.add({ cards: new Set([id]), networks: new Set(), taps: new Set(), was: new Map() });
    const { placement } = live.placer;
    return part.apply(change, {
      cards: scene,
      bars: new Set(placement.bars.keys()),
      taps: new Set(placement.taps.keys()),
      entryPoints: scene,
      bands: new Set(placement.bands.keys()),
      links: new Set(),
      hasFrame: true,
    });
  };

  it('derives nothing of another one, and is drawn where its part is', () => {
    const { atlas, engines } = anAtlas([some, some]);
    drawnIn(atlas, whole(1));
    atlas.takeChanged(1);
    const [first, second] = engines as [Drawn, Drawn];
    const before = first.part.list.derived;
    expect(follow(second, failed)).toBe(false);
    const changed = atlas.takeChanged(1);
    expect(changed).not.toBe('all');
    const frame = second.part.frame && second.part.toChart(second.part.frame);
    for (const each of changed === 'all' ? [] : changed)
      expect(each.top).toBeGreaterThan(frame?.y ?? Infinity);
    drawnIn(atlas, whole(1));
    expect(first.part.list.derived).toBe(before);
    expect(atlas.takeChanged(1)).toEqual([]);
  });

  it('moves no mark of another one, unless its band has outgrown its room', () => {
    const sets = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sets, (sizes) => {
        const { atlas, engines } = anAtlas([some, other, some]);
        const [, second] = engines as [Drawn, Drawn, Drawn];
        for (const size of sizes) {
          const places = () => engines.map(({ part }) => ({ ...part.offset }));
          const [before, room] = [places(), { ...second.part.frame }];
          const added = Array.from({ length: size }, (_, i) => aContainer(`added-${i}`));
          const outgrown = follow(second, { ...other, containers: [...other.containers, ...added] });
          if (outgrown) atlas.arrange();
          else expect(second.part.toFrame(measures)).toMatchObject({ height: room.height });
          const after = places();
          expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
          if (!outgrown) expect(after[2]).toEqual(before[2]);
          else expect(after[2]?.y).toBeGreaterThanOrEqual(before[2]?.y ?? Infinity);
          const { frame } = second.part;
          for (const card of second.live.placer.placement.cards.values())
            expect(frame && card.y + card.height <= frame.y + frame.height + 1).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
    const { atlas, engines } = anAtlas([some, other, some]);
    const added = Array.from({ length: 60 }, (_, i) => aContainer(`added-${i}`));
    const before = engines[2]?.part.offset.y ?? 0;
    expect(follow(engines[1] as Drawn, { ...other, containers: [...other.containers, ...added] })).toBe(true);
    atlas.arrange();
    expect(engines[2]?.part.offset.y).toBeGreaterThan(before);
  });
});

describe('R300: the pointer', () => {
  it('is at marks of one engine, and a connection is refused by all others', () => {
    const { atlas, engines } = anAtlas([some, some]);
    const [first, second] = engines as [Drawn, Drawn];
    const [id] = some.containers.map((container) => container.id);
    atlas.point({ hovered: `nas/c:${id}` });
    expect([first, second].map(({ part }) => part.list.pointing.hovered)).toEqual([null, `c:${id}`]);
    atlas.refuse(null, { engine: 'nas', marks: [`c:${id}`] });
    expect(second.part.list.pointing).toMatchObject({ refused: new Set([`c:${id}`]), refusesAll: false });
    expect(first.part.list.pointing.refusesAll).toBe(true);
    expect(atlas.takeChanged(1)).toBe('all');
    atlas.refuse(null, null);
    expect(first.part.list.pointing.refusesAll).toBe(false);
  });

  it('moves no mark out of the frame of its engine', () => {
    const { engines } = anAtlas([some, some]);
    const { part } = engines[1] as Drawn;
    const mark = `c:${some.containers[0]?.id}`;
    const frame = part.frame as NonNullable<typeof part.frame>;
    for (const far of [-1e5, 1e5]) {
      const at = part.within(mark, { x: far, y: far });
      expect(at.x).toBeGreaterThan(frame.x);
      expect(at.x).toBeLessThan(frame.x + frame.width);
      expect(at.y).toBeGreaterThan(frame.y + measures.header);
      expect(at.y).toBeLessThan(frame.y + frame.height);
    }
    const { part: alone } = anAtlas([some]).engines[0] as Drawn;
    expect(alone.within(mark, { x: -1e5, y: 3 })).toEqual({ x: -1e5, y: 3 });
  });
});

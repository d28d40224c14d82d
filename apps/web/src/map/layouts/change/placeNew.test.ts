import { isEqual } from '@portolan/topology';
import type { Container, Port, Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveScene } from '../../scene/LiveScene.ts';
import { arbitraryChain } from '../../testing/arbitraryChain.ts';
import { countWalks } from '../../testing/countWalks.ts';
import { Follower } from '../../testing/Follower.ts';
import { geometryFaults } from '../../testing/geometryFaults.ts';
import { generatedIndex } from '../../testing/generatedIndex.ts';
import { engineWith, indexWith } from '../../testing/composeProjects.ts';
import { boundsOf, titleRect } from '../placement.ts';
import type { PlacedBand, PlacedBar, PlacedTap, Placement } from '../placement.ts';
import { LivePlacement } from './LivePlacement.ts';
import { barRect, labelRect, overlaps } from './Obstacle.ts';

describe('placeNew', () => {
  it('R74: moves nothing that a change does not touch, names what it touches, and places everything', () => {
    fc.assert(
      fc.property(
        arbitraryChain(24, 5),
        fc.constantFrom('depth' as const, 'islands' as const, 'pages' as const),
        ([first = aTopology({}), ...others], layout) => {
          const follower = new Follower(first, layout);
          const { scene, live } = follower;
          const { placement } = live;
          const earlier = new Set<string>();
          for (const next of others) {
            const before = copyOf(placement);
            for (const bar of placement.bars.values()) earlier.add(placeOf(bar));
            const { sceneChange, change } = follower.follow(next);
            expectOnly(before.cards, placement.cards, change.cards);
            expectOnly(before.bars, placement.bars, change.bars);
            expectOnly(before.taps, placement.taps, change.taps);
            expectOnly(before.entryPoints, placement.entryPoints, change.entryPoints);
            expectOnly(before.bands, placement.bands, change.bands);
            expectOnly(before.links, placement.links, change.links);
            if (!change.hasFrame) {
              expect(placement.headings).toEqual(before.headings);
              expect(placement.outside).toEqual(before.outside);
            }
            for (const id of change.cards) expect(sceneChange.cards).toContain(id);
            const touched = touchedBy(scene, sceneChange.cards, sceneChange.taps, before);
            for (const id of change.taps)
              if (!isAtSamePlace(before.taps.get(id), placement.taps.get(id)))
                expect(touched.taps).toContain(id);
            for (const key of change.bars) {
              const was = before.bars.get(key);
              const same = placement.bars.get(key);
              const is = was && same && (pieceAt(was, placement) ?? same);
              if (was && is && mayNotLeave(was, before, placement, earlier.has(placeOf(is)))) {
                expect(is.x).toBe(was.x);
                expect(titlesAt(is, placement).filter((key) => !titlesAt(was, before).includes(key))).toEqual(
                  [],
                );
                expect(touched.networks).toContain(is.networkId);
              }
            }
            expectComplete(scene, placement);
            expectNothingLeft(placement);
            expect(
              geometryFaults(placement, { slanted: true }).filter((fault) => !fault.startsWith('tap')),
            ).toEqual([]);
            expectConsistent(live);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('R74: the same scene again changes nothing', () => {
    const topology = engineWith('voting-app', 'mixed', 'reader');
    const follower = new Follower(topology);
    const before = copyOf(follower.live.placement);
    const { change } = follower.follow({ ...topology, containers: [...topology.containers] });
    expect(follower.live.placement).toEqual(before);
    expect(change.cards.size + change.bars.size + change.taps.size + change.bands.size).toBe(0);
  });

  it('R74: a change costs what it touches: it walks through no list of all cards, bars or taps', () => {
    const names = ['voting-app', 'elk', 'nextcloud', 'mixed', 'reader'];
    const topology = engineWith(...names);
    const back = topology.networks.find((each) => each.name === 'voting-app_back-tier') ?? aNetwork('none');
    const added = aContainer('voting-app-extra-1', { project: 'voting-app', service: 'extra' });
    const follower = new Follower(topology);
    const { placement, obstacles } = follower.live;
    expect(obstacles).toBeDefined();
    const walks = [placement.cards, placement.bars, placement.taps, placement.entryPoints].map(countWalks);
    follower.follow({
      ...topology,
      containers: [...topology.containers, added],
      attachments: [...topology.attachments, anAttachment(added, back)],
    });
    expect(placement.cards.has(added.id)).toBe(true);
    follower.follow(topology);
    expect(placement.cards.has(added.id)).toBe(false);
    expect(walks.map((count) => count())).toEqual([0, 0, 0, 0]);
  });

  it('R74: in Islands, a change of health costs nothing of the bands', () => {
    const topology = engineWith('voting-app', 'elk', 'mixed');
    const follower = new Follower(topology, 'islands');
    const { placement, obstacles } = follower.live;
    expect(obstacles).toBeDefined();
    expect(placement.entryPoints.size).toBeGreaterThan(3);
    const walks = countWalks(placement.bands);
    const containers = topology.containers.map((each) => ({ ...each, health: 'unhealthy' as const }));
    expect(follower.follow({ ...topology, containers }).sceneChange.cards.size).toBeGreaterThan(3);
    expect(walks()).toBe(0);
  });

  it('R74: a new container of a network takes a free place near its bar', () => {
    const before = engineWith('voting-app');
    const back = before.networks.find((each) => each.name === 'voting-app_back-tier');
    const added = aContainer('voting-app-extra-1', { project: 'voting-app', service: 'extra' });
    const follower = new Follower(before);
    follower.follow({
      ...before,
      containers: [...before.containers, added],
      attachments: [...before.attachments, anAttachment(added, back ?? aNetwork('none'))],
    });
    expect(geometryFaults(follower.live.placement)).toEqual([]);
    expect(follower.live.placement.bands.size).toBe(1);
  });

  it('R74: a container of no project, a new project and a new network are placed without a fault', () => {
    const before = engineWith('voting-app');
    const loose = aContainer('job');
    const net = aNetwork('fresh');
    const follower = new Follower(before);
    follower.follow({
      ...before,
      networks: [...before.networks, net],
      containers: [...before.containers, loose],
    });
    const { placement } = follower.live;
    expect(geometryFaults(placement)).toEqual([]);
    expect([...placement.bands.values()].map((band) => band.project)).toEqual(['voting-app', '']);
    expect(placement.bars.has(net.id)).toBe(true);
  });

  it('R74: in Islands, what is new stays within its block, which meets no other one', () => {
    const { topology } = indexWith('voting-app', 'elk', 'nextcloud', 'mixed', 'reader', 'network-test');
    const follower = new Follower(topology, 'islands');
    const { placement } = follower.live;
    let next = topology;
    for (let i = 0; i < 12; i++) {
      const project = i % 2 ? 'elk' : 'nextcloud';
      const network = next.networks.find((each) => each.project === project) ?? aNetwork('none');
      const added = aContainer(`${project}-extra-${i}`, { project, service: 'extra' });
      next = {
        ...next,
        containers: [...next.containers, added],
        attachments: [...next.attachments, anAttachment(added, network)],
      };
      follower.follow(next);
      const card = placement.cards.get(added.id);
      const band = placement.bands.get(card?.band ?? '');
      expect(band?.project).toBe(project);
      expect(card && band && isWithin(card, band)).toBe(true);
    }
    const bands = [...placement.bands.values()];
    for (const [i, a] of bands.entries())
      for (const b of bands.slice(i + 1)) expect(meets(a, b) && [a.key, b.key]).toBe(false);
  });
});

describe('placeNew in Islands', () => {
  const topology = generatedIndex(140).topology;
  const network = topology.networks.find(({ project }) => project === 'billing01') ?? aNetwork('none');
  const of = (project: string) => topology.containers.filter((each) => each.project === project);
  const joined = (containers: readonly Container[]): Topology => ({
    ...topology,
    attachments: [...topology.attachments, ...containers.map((each) => anAttachment(each, network))],
  });

  it('R74: a project that comes up one network and one container at a time is one band with level taps', () => {
    for (const layout of ['depth', 'islands', 'pages'] as const) {
      let next = engineWith('voting-app', 'elk', 'nextcloud', 'mixed', 'reader');
      const follower = new Follower(next, layout);
      const front = aNetwork('blog_front', { project: 'blog' });
      const back = aNetwork('blog_back', { project: 'blog' });
      for (const network of [back, front]) {
        next = { ...next, networks: [...next.networks, network] };
        follower.follow(next);
      }
      const ids = new Map<string, string>();
      for (const service of ['web', 'api', 'worker', 'mail', 'db', 'cache', 'queue']) {
        const ports: Port[] =
          service === 'web' ? [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' }] : [];
        const added = aContainer(`blog-${service}-1`, { project: 'blog', service, ports });
        ids.set(service, added.id);
        next = { ...next, containers: [...next.containers, added] };
        for (const network of service === 'cache' ? [back] : [front, back]) {
          next = { ...next, attachments: [...next.attachments, anAttachment(added, network)] };
          follower.follow(next);
        }
      }
      const { bands, taps, cards, bars, entryPoints, outside } = follower.live.placement;
      const [band, ...more] = [...bands.values()].filter(({ project }) => project === 'blog');
      expect(more).toEqual([]);
      // R61, R64: what is open to the outside is left of its networks, and its line starts at the outside.
      const web = ids.get('web') ?? '';
      for (const { id } of layout === 'depth' ? [] : [front, back])
        expect(cards.get(web)?.x).toBeLessThan(bars.get(id)?.x ?? -Infinity);
      const starts = outside
        .filter(({ y, height }) => band && y <= band.y && y + height >= band.y + band.height)
        .map(({ x, width }) => x + width);
      expect(starts).toContain(entryPoints.get(web)?.[0]?.fromX);
      const own = [...taps.values()].filter(({ barKey }) => [front.id, back.id].includes(barKey));
      expect(own).toHaveLength(13);
      for (const { cardY, barY } of own) expect(cardY).toBe(barY);
    }
  });

  it('R74: in Islands, projects that come up are placed between and beside the others, not in one column', () => {
    let next = engineWith('voting-app', 'elk', 'nextcloud', 'mixed', 'reader', 'network-test');
    const follower = new Follower(next, 'islands');
    for (let i = 0; i < 9; i++) {
      const network = aNetwork(`job${i}_default`, { project: `job${i}` });
      const added = aContainer(`job${i}-web-1`, { project: `job${i}`, service: 'web' });
      next = { ...next, networks: [...next.networks, network] };
      follower.follow(next);
      next = {
        ...next,
        containers: [...next.containers, added],
        attachments: [...next.attachments, anAttachment(added, network)],
      };
      follower.follow(next);
    }
    const { width, height } = boundsOf(follower.live.placement);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.2);
  });

  it('R70 R74: a container that joins a network without a bar in its block gets a piece of the bar there', () => {
    const follower = new Follower(topology, 'islands');
    const { placement } = follower.live;
    const before = copyOf(placement);
    const [container] = of('docs01');
    if (!container) throw new Error('The engine has another content.');
    const { change } = follower.follow(joined([container]));
    const band = placement.bands.get('docs01');
    const piece = placement.bars.get(`${network.id}@docs01`);
    const [tap] = [...change.taps].map((id) => placement.taps.get(id));
    expect(tap?.barKey).toBe(piece?.key);
    expect(tap?.cardY).toBe(tap?.barY);
    expect(band && piece && isWithin(barRect(piece), band) && isWithin(labelRect(piece), band)).toBe(true);
    expect([...placement.links.values()].filter(({ toKey }) => toKey === piece?.key)).toMatchObject([
      { networkId: network.id, fromKey: network.id },
    ]);
    expect(geometryFaults(placement)).toEqual(geometryFaults(before));
    // A band that had grown for it would not shrink again.
    expect(placement.bands).toEqual(before.bands);

    follower.follow(topology);
    expect([...placement.bars.keys()].sort()).toEqual([...before.bars.keys()].sort());
    expect([...placement.links.keys()].sort()).toEqual([...before.links.keys()].sort());
  });

  it('R70 R74: containers of several blocks that join it share the piece of their block', () => {
    const follower = new Follower(topology, 'islands');
    const { placement } = follower.live;
    const some = ['docs01', 'events01', 'geo01'].flatMap((project) => of(project).slice(0, 2));
    const { change } = follower.follow(joined(some));
    for (const id of change.taps) {
      const tap = placement.taps.get(id);
      const band = placement.cards.get(tap?.cardId ?? '')?.band;
      expect(tap?.barKey).toBe(`${network.id}@${band}`);
    }
    expect(change.links.size).toBe(3);
  });

  it('R70 R74: a new container that joins networks of two blocks stays in its own', () => {
    const before = engineWith('voting-app', 'elk', 'nextcloud', 'mixed', 'reader', 'network-test');
    const follower = new Follower(before, 'islands');
    const { placement } = follower.live;
    const added = aContainer('elk-extra-1', { project: 'elk', service: 'extra' });
    const networks = ['elk_elastic', 'nextcloud_dbnet'].map(
      (name) => before.networks.find((each) => each.name === name) ?? aNetwork('none'),
    );
    follower.follow({
      ...before,
      containers: [...before.containers, added],
      attachments: [...before.attachments, ...networks.map((each) => anAttachment(added, each))],
    });
    expect(placement.cards.get(added.id)?.band).toBe('elk');
    expect(placement.bars.has(`${networks[1]?.id}@elk`)).toBe(true);
    expect(geometryFaults(placement)).toEqual([]);
  });
});

/** True if a tap is where it was. It may belong to another piece of the bar there. */
const isAtSamePlace = (was: PlacedTap | undefined, is: PlacedTap | undefined): boolean =>
  was !== undefined && is !== undefined && isEqual({ ...was, barKey: '' }, { ...is, barKey: '' });

const placeOf = ({ networkId, x }: PlacedBar): string => `${networkId} ${x}`;

/** Returns the piece of the same bar that is there now. Another piece may be the first one (R271). */
const pieceAt = ({ networkId, x, top, bottom }: PlacedBar, { bars }: Placement): PlacedBar | undefined =>
  [...bars.values()].find(
    (each) => each.networkId === networkId && each.x === x && each.top < bottom && each.bottom > top,
  );

/**
 * A bar leaves its place only if no card keeps a tap to it, and no card stays in the band that it is in, or the bar returns to
 * where it was earlier (R271).
 */
function mayNotLeave(bar: PlacedBar, before: Placement, after: Placement, returns: boolean): boolean {
  const bands = bandsAt(bar, before).map(({ key }) => key);
  const stays = (id: string) => after.cards.has(id) && after.cards.get(id) === before.cards.get(id);
  return (
    [...before.taps.values()].some(
      ({ id, barKey, cardId }) =>
        barKey === bar.key && stays(cardId) && after.taps.get(id)?.cardId === cardId,
    ) ||
    (!returns && [...before.cards].some(([id, { band }]) => bands.includes(band) && stays(id)))
  );
}

/** Returns the bands in which a bar starts. */
const bandsAt = ({ x, top }: PlacedBar, { bands }: Placement): PlacedBand[] =>
  [...bands.values()].filter((band) => isWithin({ x, y: top, width: 0, height: 0 }, band));

/** Each band has a card or a bar, and each bar of the outside a band at both ends. */
function expectNothingLeft(placement: Placement): void {
  const { bands, cards, bars, outside } = placement;
  const used = new Set([...cards.values()].map(({ band }) => band));
  for (const bar of bars.values()) for (const { key } of bandsAt(bar, placement)) used.add(key);
  expect([...bands.keys()].filter((key) => !used.has(key))).toEqual([]);
  for (const { x, y, height } of outside) {
    const own = [...bands.values()].filter((band) => band.x >= x);
    expect(own.map((band) => band.y)).toContain(y);
    expect(own.map((band) => band.y + band.height)).toContain(y + height);
  }
}

/** Returns the bands whose title a bar or its label covers. */
const titlesAt = (bar: PlacedBar, { bands }: Placement): string[] =>
  [...bands.values()]
    .filter((band) => overlaps(titleRect(band), barRect(bar)) || overlaps(titleRect(band), labelRect(bar)))
    .map(({ key }) => key);

type Box = { x: number; y: number; width: number; height: number };

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Returns the parts as they are now. They are replaced, and never changed in place. */
const copyOf = (placement: Placement): Placement => ({
  cards: new Map(placement.cards),
  bars: new Map(placement.bars),
  taps: new Map(placement.taps),
  entryPoints: new Map(placement.entryPoints),
  bands: new Map(placement.bands),
  links: new Map(placement.links),
  headings: new Map(placement.headings),
  outside: [...placement.outside],
});

function expectOnly(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  named: ReadonlySet<string>,
): void {
  for (const key of new Set([...before.keys(), ...after.keys()]))
    if (!named.has(key)) expect(after.get(key)).toBe(before.get(key));
}

/** The taps of changed cards, and the networks at whose bars a tap came, went or moved. */
function touchedBy(
  scene: LiveScene,
  cardIds: ReadonlySet<string>,
  tapIds: ReadonlySet<string>,
  before: Placement,
) {
  const taps = new Set(tapIds);
  for (const id of cardIds) for (const tap of scene.tapsOfCard(id)) taps.add(tap.id);
  for (const tap of before.taps.values()) if (cardIds.has(tap.cardId)) taps.add(tap.id);
  const networks = new Set([...taps].map((id) => scene.taps.get(id)?.networkId));
  return { taps, networks };
}

function expectComplete(scene: LiveScene, placement: Placement): void {
  expect([...placement.cards.keys()].sort()).toEqual([...scene.cards.keys()].sort());
  expect([...placement.taps.keys()].sort()).toEqual([...scene.taps.keys()].sort());
  expect(new Set([...placement.bars.values()].map((bar) => bar.networkId))).toEqual(
    new Set(scene.networks.keys()),
  );
  for (const [id, card] of scene.cards)
    expect((placement.entryPoints.get(id) ?? []).map(({ kind, label }) => ({ kind, label }))).toEqual(
      card.entryPoints,
    );
  for (const tap of placement.taps.values()) {
    const now = scene.taps.get(tap.id);
    expect(tap.cardId).toBe(now?.cardId);
    expect(placement.bars.get(tap.barKey)?.networkId).toBe(now?.networkId);
  }
  for (const card of placement.cards.values()) expect(placement.bands.has(card.band)).toBe(true);
}

/** What is kept by key is what a fresh look at the placement finds. */
function expectConsistent(live: LivePlacement): void {
  const { placement } = live;
  const fresh = new LivePlacement(placement, live.isPage);
  const keys = (list: readonly { key?: string; id?: string }[]) =>
    list.map(({ key, id }) => key ?? id ?? '').sort();
  for (const [id, card] of placement.cards) {
    expect(keys(live.tapsOfCard(id))).toEqual(keys(fresh.tapsOfCard(id)));
    expect([...live.idsOfBand(card.band)].sort()).toEqual([...fresh.idsOfBand(card.band)].sort());
    expect(live.obstacles.isFreeForCard(card, id)).toBe(fresh.obstacles.isFreeForCard(card, id));
  }
  for (const bar of placement.bars.values()) {
    expect(keys(live.tapsOfBar(bar.key))).toEqual(keys(fresh.tapsOfBar(bar.key)));
    expect(keys(live.barsOfNetwork(bar.networkId))).toEqual(keys(fresh.barsOfNetwork(bar.networkId)));
    expect(live.obstacles.isFreeForBar(bar)).toBe(fresh.obstacles.isFreeForBar(bar));
  }
}

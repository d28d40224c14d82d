import type { Container, Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { downSteps, upSteps } from '../../../testing/composeSteps.ts';
import { engineWith } from '../../../testing/composeProjects.ts';
import { countWalks } from '../../../testing/countWalks.ts';
import { Follower } from '../../../testing/Follower.ts';
import { generatedIndex } from '../../../testing/generatedIndex.ts';
import { geometryFaults } from '../../../testing/geometryFaults.ts';
import { placesByName } from '../../../testing/placesByName.ts';
import { boundsOf } from '../../placement.ts';
import { MAX_REMEMBERED } from './FormerMarks.ts';

const layouts = ['islands', 'depth', 'pages'] as const;
const names = ['voting-app', 'elk', 'nextcloud', 'mixed', 'reader', 'network-test'];
const engine = engineWith(...names);
const generated = generatedIndex(140).topology;
const generatedProjects = [...new Set(generated.containers.map(({ project }) => project ?? ''))];

const placesOf = ({ scene, live }: Follower) => placesByName(scene, live.placement);

/** Follows a project that goes down, and up again under ids with a prefix. */
function follow(follower: Follower, topology: Topology, project: string, prefix?: string): void {
  const down = downSteps(topology, project);
  const up = upSteps(down.at(-1) ?? topology, topology, project, prefix);
  for (const next of [...down, ...up]) follower.follow(next);
}

const without = (topology: Topology, { id }: Container): Topology => ({
  ...topology,
  containers: topology.containers.filter((each) => each.id !== id),
  attachments: topology.attachments.filter((each) => each.containerId !== id),
});

/** Returns a topology with a container in place of another one: on the same networks, with some fields changed. */
function replaced(topology: Topology, old: Container, fields: Partial<Container>): Topology {
  const now = { ...old, ...fields };
  const networks = topology.networks.filter(({ id }) =>
    topology.attachments.some((each) => each.containerId === old.id && each.networkId === id),
  );
  const { containers, attachments } = without(topology, old);
  return {
    ...topology,
    containers: [...containers, now],
    attachments: [...attachments, ...networks.map((network) => anAttachment(now, network))],
  };
}

/** True if a container (by its id and namespace) shares the network stack of `other`, or is that one and shares another. */
const isShared = (namespace: Container['namespace'], id: string, other: Container): boolean =>
  namespace.kind === 'container' && (namespace.containerId === other.id || id === other.id);

for (const layout of layouts) {
  describe(`returnMarks in ${layout}`, () => {
    it.each(names)('R271: %s is where it was when it is up again, each time', (project) => {
      const follower = new Follower(engine, layout);
      const before = placesOf(follower);
      for (const prefix of ['second', 'third']) {
        follow(follower, engine, project, prefix);
        expect(placesOf(follower)).toEqual(before);
      }
    });

    it.each(generatedProjects)('R271: of 140 containers, those of %s are where they were', (project) => {
      const follower = new Follower(generated, layout);
      const before = placesOf(follower);
      follow(follower, generated, project);
      expect(placesOf(follower)).toEqual(before);
    });

    it('R271: two projects that are down at the same time come back to their places', () => {
      const follower = new Follower(engine, layout);
      const before = placesOf(follower);
      const elkDown = downSteps(engine, 'elk').at(-1) ?? engine;
      const bothDown = downSteps(elkDown, 'voting-app').at(-1) ?? engine;
      for (const next of [elkDown, bothDown]) follower.follow(next);
      const elkUp = upSteps(bothDown, engine, 'elk').at(-1) ?? engine;
      for (const next of [elkUp, ...upSteps(elkUp, engine, 'voting-app')]) follower.follow(next);
      expect(placesOf(follower)).toEqual(before);
    });

    it('R271: a project whose room is taken is placed as a new one, and all of it', () => {
      const job = (project: string) => [1, 2, 3].map((i) => aContainer(`${project}-job-${i}`, { project }));
      const [first, second] = [job('first'), job('second')];
      const base = engineWith('voting-app');
      const follower = new Follower(base, layout);
      const { placement } = follower.live;
      const withJobs = (...jobs: Container[]) =>
        follower.follow({ ...base, containers: [...base.containers, ...jobs] });
      withJobs(...first);
      const room = [...placement.bands.values()].find(({ project }) => project === 'first');
      withJobs();
      withJobs(...second);
      withJobs(...second, ...first.slice(0, 2));
      // The former room is free again before the last container comes.
      withJobs(...first.slice(0, 2));
      withJobs(...first);
      const bands = [...placement.bands.values()].filter(({ project }) => project === 'first');
      expect(bands.length).toBe(1);
      expect([bands[0]?.x, bands[0]?.y]).not.toEqual([room?.x, room?.y]);
      expect(geometryFaults(placement)).toEqual([]);
    });

    it('R271: a container that is created again under another id is where it was, with its lines', () => {
      for (const container of engine.containers) {
        // A chip on the card of another one, or a card that loses its chips.
        if (engine.containers.some(({ id, namespace }) => isShared(namespace, id, container))) continue;
        const follower = new Follower(engine, layout);
        const before = placesOf(follower);
        follower.follow(without(engine, container));
        const id = `again${container.id}`;
        follower.follow(replaced(engine, container, { id, state: 'created', ports: [] }));
        follower.follow(replaced(engine, container, { id }));
        expect(placesOf(follower)).toEqual(before);
      }
    });

    it('R271: a network that is created again under another id is where it was', () => {
      const network = engine.networks.find(({ name }) => name === 'elk_elastic') ?? aNetwork('none');
      const own = engine.attachments.filter(({ networkId }) => networkId === network.id);
      const follower = new Follower(engine, layout);
      const before = placesOf(follower);
      const apart = { ...engine, attachments: engine.attachments.filter((each) => !own.includes(each)) };
      follower.follow(apart);
      follower.follow({ ...apart, networks: engine.networks.filter((each) => each !== network) });
      const again = { ...network, id: `again${network.id}` };
      const networks = [...engine.networks.filter((each) => each !== network), again];
      follower.follow({ ...apart, networks });
      const members = engine.containers.filter(({ id }) => own.some((each) => each.containerId === id));
      const attachments = [...apart.attachments, ...members.map((each) => anAttachment(each, again))];
      follower.follow({ ...engine, networks, attachments });
      expect(placesOf(follower)).toEqual(before);
    });

    it('R271: the container with which Compose replaces another one ends where that was', () => {
      const old = engine.containers.find(({ name }) => name === 'voting-app-redis-1') ?? aContainer('none');
      const follower = new Follower(engine, layout);
      const { placement } = follower.live;
      const before = placement.cards.get(old.id);
      const id = `new${old.id}`;
      const fields = { id, name: `0123456789ab_${old.name}`, state: 'created' as const };
      const both = replaced(engine, old, fields);
      follower.follow({
        ...both,
        containers: [...both.containers, old],
        attachments: [...new Set([...both.attachments, ...engine.attachments])],
      });
      expect(placement.cards.get(id)).not.toEqual(before);
      follower.follow(both);
      follower.follow(replaced(engine, old, { id, state: 'created' }));
      expect(placement.cards.get(id)).toEqual(before);
      // Any other container keeps its place when it is renamed.
      const other = engine.containers.find(({ name }) => name === 'voting-app-db-1') ?? aContainer('none');
      const place = placement.cards.get(other.id);
      const alone = without(engine, old);
      follower.follow(alone);
      follower.follow(replaced(alone, other, { name: old.name }));
      expect(placement.cards.get(other.id)).toEqual(place);
    });

    it('R271: a container that is stopped and started has its entry points where they were', () => {
      const follower = new Follower(engine, layout);
      const before = placesOf(follower);
      const stopped = engine.containers.map((each) => ({ ...each, state: 'exited' as const, ports: [] }));
      follower.follow({ ...engine, containers: stopped });
      follower.follow(engine);
      expect(placesOf(follower)).toEqual(before);
    });

    it('R271: projects that come and go by turns take no more room than those that are there at a time', () => {
      const base = engineWith('voting-app');
      const follower = new Follower(base, layout);
      const { placement } = follower.live;
      const job = (i: number) =>
        [1, 2].map((n) => aContainer(`job${i % 7}-${n}`, { project: `job${i % 7}` }));
      const heights: number[] = [];
      for (let i = 0; i < 60; i++) {
        const jobs = [job(i), ...(i % 3 ? [job(i * 2 + 1)] : []), ...(i % 4 ? [job(i * 3 + 2)] : [])].flat();
        follower.follow({
          ...base,
          containers: [...base.containers, ...new Map(jobs.map((each) => [each.id, each])).values()],
        });
        heights.push(boundsOf(placement).height);
      }
      expect(Math.max(...heights.slice(10))).toBe(Math.max(...heights.slice(0, 10)));
    });

    it('R271: going and coming costs what is concerned: it walks through no list of all cards, bars or taps', () => {
      const follower = new Follower(engine, layout);
      const { placement, obstacles } = follower.live;
      expect(obstacles).toBeDefined();
      const walks = [placement.cards, placement.bars, placement.taps, placement.entryPoints].map(countWalks);
      follow(follower, engine, 'elk');
      expect(walks.map((count) => count())).toEqual([0, 0, 0, 0]);
    });
  });
}

describe('FormerMarks', () => {
  it('R271: remembers the last marks that have gone, up to a number', () => {
    const jobs = Array.from({ length: MAX_REMEMBERED + 40 }, (_, i) => aContainer(`job-${i}`));
    const base = engineWith('reader');
    const follower = new Follower({ ...base, containers: [...base.containers, ...jobs] }, 'islands');
    const known = (list: readonly Container[]) =>
      list.filter(({ name }) => follower.former.cardOf({ band: '', name }) !== undefined).length;
    follower.follow({ ...base, containers: [...base.containers, ...jobs.slice(40)] });
    expect(known(jobs)).toBe(40);
    follower.follow(base);
    expect([known(jobs), known(jobs.slice(0, 40))]).toEqual([MAX_REMEMBERED, 0]);
  });
});

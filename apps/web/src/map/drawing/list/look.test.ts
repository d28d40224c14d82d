import { aNetwork, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryPointId } from '../../scene/toTrace.ts';
import { checkParts } from '../../testing/checkParts.ts';
import { composeProjects, engineWith } from '../../testing/composeProjects.ts';
import { drawnState } from '../../testing/drawnState.ts';
import { LiveDrawing } from '../../testing/LiveDrawing.ts';
import { plainView } from '../../testing/plainView.ts';
import { shapesByKey } from '../../testing/shapesByKey.ts';
import { notPointing } from '../shapes/ViewState.ts';

const engine = engineWith(...Object.keys(composeProjects));
/** A project without containers is dim where the filter passes none of its networks. */
const empty = aNetwork('empty_default', { project: 'empty' });
const topology = aTopology({ ...engine, networks: [...engine.networks, empty] });
const containers = topology.containers.map(({ id }) => id);
const networks = topology.networks.map(({ id }) => id);
const marks = [
  'outside',
  'host',
  ...containers.map((id) => `c:${id}`),
  ...networks.map((id) => `n:${id}`),
  ...topology.attachments.map(({ id }) => `a:${id}`),
];
const entryPoints = containers.flatMap((id) =>
  (['outside', 'host', 'host-network', 'lan'] as const).map((kind) => entryPointId(id, kind)),
);

const some = <T>(of: readonly T[], maxLength = 6) => fc.uniqueArray(fc.constantFrom(...of), { maxLength });
const someSet = (of: readonly string[], maxLength?: number) => some(of, maxLength).map((ids) => new Set(ids));
const someMap = (of: readonly string[]) =>
  fc.tuple(some(of), fc.constantFrom('', 'a')).map(([ids, text]) => new Map(ids.map((id) => [id, text])));
const matches = fc.record({ containers: someSet(containers, 40), networks: someSet(networks, 20) });
const trace = fc.record({
  path: someSet([...marks, ...entryPoints]),
  lit: someSet([...marks, ...entryPoints]),
  hosts: fc.oneof({ weight: 4, arbitrary: fc.constant(new Map<string, string>()) }, someMap(networks)),
  stops: fc.oneof({ weight: 4, arbitrary: fc.constant(new Set<string>()) }, someSet(networks)),
  veil: fc.constant('slight' as const),
});
const views = fc.record({
  view: fc.record({
    selected: someSet(marks, 3),
    matches: fc.oneof({ weight: 4, arbitrary: matches }, fc.constant(null)),
    scheme: fc.constant('dark' as const),
    hues: fc.constant(plainView.hues),
    trace: fc.oneof({ weight: 4, arbitrary: trace }, fc.constant(null)),
    tags: fc.oneof(someMap(containers), fc.constant(null)),
  }),
  hovered: fc.constantFrom(null, ...marks),
});

describe('R72: another view', () => {
  it('is drawn the same as by a new display list', () => {
    const layout = fc.constantFrom('depth' as const, 'islands' as const);
    fc.assert(
      fc.property(layout, fc.array(views, { minLength: 2, maxLength: 5 }), (layout, chain) => {
        const live = new LiveDrawing(topology, layout);
        for (const { view, hovered } of chain) {
          live.list.look(view, { ...notPointing, hovered });
          expect(drawnState(live.list, topology)).toEqual(drawnState(live.fresh(), topology));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('looks the same outside of the parts that are said to have changed', () => {
    const changes = fc.record({
      joins: someSet(containers, 2),
      tagged: someSet(containers, 2),
      lit: someSet(marks, 2),
    });
    fc.assert(
      fc.property(changes, fc.constantFrom(1, 0.3, 0.15), ({ joins, tagged, lit }, zoom) => {
        const live = new LiveDrawing(topology, 'islands');
        const trace = {
          path: new Set(['outside']),
          lit: new Set<string>(),
          hosts: new Map(),
          stops: new Set<string>(),
        };
        const view = {
          ...plainView,
          matches: { containers: new Set(containers.slice(0, 5)), networks: new Set(networks.slice(0, 5)) },
          trace: { ...trace, veil: 'slight' as const },
        };
        live.list.look(view, notPointing);
        checkParts(live, zoom, () => {
          const matches = { ...view.matches, containers: new Set([...view.matches.containers, ...joins]) };
          const tags = new Map([...tagged].map((id) => [id, 'a']));
          live.list.look({ ...view, matches, tags, trace: { ...view.trace, lit } }, notPointing);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('derives only the containers and networks that pass the filter now, or no more', () => {
    const live = new LiveDrawing(topology, 'islands');
    const passing = topology.containers.filter(({ project }) => project === 'voting-app').map(({ id }) => id);
    const [joins, ...others] = passing as [string, ...string[]];
    const look = (ids: readonly string[]) => {
      const view = { ...plainView, matches: { containers: new Set(ids), networks: new Set<string>() } };
      const { derived } = live.list;
      live.list.look(view, notPointing);
      shapesByKey(live.list);
      return live.list.derived - derived;
    };
    const all = look(others);
    // The container, its entry points and its taps, the title and the heading of its project.
    const few = 2 + live.scene.tapsOfCard(joins).length + 1;
    const block = live.list.drawn.blockOfCard(joins);
    expect(look(passing)).toBe(few + (block?.frame.size ?? 0));
    expect(look(others)).toBe(few + (block?.frame.size ?? 0));
    expect(all).toBeGreaterThan(10 * few);
    expect(live.list.takeChanged(1)).toBe('all');
    look(passing);
    expect(live.list.takeChanged(1)).not.toBe('all');
    live.list.look(plainView, notPointing);
    expect(live.list.takeChanged(1)).toBe('all');
  });

  it('is derived as a whole where a large part of it is another', () => {
    const live = new LiveDrawing(topology, 'islands');
    shapesByKey(live.list);
    live.list.takeChanged(1);
    const view = { ...plainView, matches: { containers: new Set<string>(), networks: new Set<string>() } };
    live.list.look(view, notPointing);
    live.list.takeChanged(1);
    const many = new Set(Array.from({ length: 1000 }, (_, i) => `id${i}`));
    live.list.look({ ...view, matches: { ...view.matches, containers: many } }, notPointing);
    expect(live.list.takeChanged(1)).toBe('all');
  });
});

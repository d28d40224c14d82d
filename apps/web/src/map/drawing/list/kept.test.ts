import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afar, drawnAfar, drawnState } from '../../testing/drawnState.ts';
import { arbitraryChain } from '../../testing/arbitraryChain.ts';
import { LiveDrawing } from '../../testing/LiveDrawing.ts';
import { plainView } from '../../testing/plainView.ts';
import { shapesByKey } from '../../testing/shapesByKey.ts';
import { markBox } from './markBox.ts';

describe('R72: what is kept through changes', () => {
  it('is the same as what is made of the placement from the start', () => {
    fc.assert(
      fc.property(
        arbitraryChain(12, 6),
        fc.constantFrom('depth' as const, 'islands' as const),
        fc.boolean(),
        ([first = aTopology({}), ...others], layout, isFiltered) => {
          const ids = (list: readonly { id: string }[]) => new Set(list.slice(0, 1).map(({ id }) => id));
          const matches = { containers: ids(first.containers), networks: ids(first.networks) };
          const live = new LiveDrawing(first, layout, isFiltered ? { ...plainView, matches } : plainView);
          drawnState(live.list, first);
          for (const next of others) {
            live.follow(next);
            expect(drawnState(live.list, next)).toEqual(drawnState(live.fresh(), next));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has a container whose owner is removed at its own card', () => {
    const vpn = aContainer('vpn');
    const torrent = aContainer('torrent', { namespace: { kind: 'container', containerId: vpn.id } });
    const live = new LiveDrawing(aTopology({ containers: [vpn, torrent] }), 'depth');
    expect(markBox(live.list.drawn, `c:${torrent.id}`)?.isChip).toBe(true);
    live.follow(aTopology({ containers: [torrent] }));
    expect(live.list.drawn.ownerOf(torrent.id)).toBe(torrent.id);
    expect(markBox(live.list.drawn, `c:${torrent.id}`)).toMatchObject({ isChip: false });
    const mark = `c:${torrent.id}`;
    const before = shapesByKey(live.list).get(mark);
    live.list.look({ ...plainView, selected: new Set([mark]) }, live.list.pointing);
    expect(shapesByKey(live.list).get(mark)).not.toEqual(before);
  });

  describe('where a network joins projects', () => {
    const proxy = aNetwork('proxy');
    const projects = ['shop', 'blog', 'wiki'].map((project) => {
      const web = aContainer(`${project}-web-1`, { project, service: 'web' });
      const own = aNetwork(`${project}_default`, { project });
      return { project, web, own, joined: anAttachment(web, proxy) };
    });
    const [shop, blog, wiki] = projects as [Project, Project, Project];
    type Project = (typeof projects)[number];
    /** The projects, of which these have joined the network. */
    const joinedBy = (...members: Project[]) =>
      aTopology({
        networks: [proxy, ...projects.map(({ own }) => own)],
        containers: projects.map(({ web }) => web),
        attachments: [
          ...projects.map(({ web, own }) => anAttachment(web, own)),
          ...members.map(({ joined }) => joined),
        ],
      });
    const blockOfBar = ({ list }: LiveDrawing) => list.drawn.blockOfBar(proxy.id)?.band.key ?? null;

    it.each(['depth', 'islands'] as const)('has its bar in the block of its only members (%s)', (layout) => {
      const live = new LiveDrawing(joinedBy(), layout);
      live.follow(joinedBy(shop));
      expect(blockOfBar(live)).toBe('shop');
      live.follow(joinedBy(blog));
      expect(blockOfBar(live)).toBe('blog');
      live.follow(joinedBy(shop, blog));
      live.follow(joinedBy(shop));
      expect(blockOfBar(live)).toBe('shop');
    });

    it('draws no bar of one project over tiles', () => {
      const live = new LiveDrawing(joinedBy(), 'islands');
      live.follow(joinedBy(shop));
      expect(drawnAfar(live.list).sort()).toEqual(drawnAfar(live.fresh()).sort());
    });

    it('says on the tile of a project with its bar alone whether others share it', () => {
      const live = new LiveDrawing(joinedBy(shop, blog, wiki), 'islands');
      const first = blockOfBar(live);
      const [second, third] = projects.filter(({ project }) => project !== first) as [Project, Project];
      const sharedOf = () => {
        const block = live.list.drawn.blocks.get(first ?? '');
        return block && live.list.factsOf(block).shared.map(({ name }) => name);
      };
      live.follow(joinedBy(second, third));
      expect(sharedOf()).toEqual(['proxy']);
      live.follow(joinedBy(third));
      expect(sharedOf()).toEqual([]);
    });

    it('forgets the tile of a project that is gone', () => {
      const live = new LiveDrawing(joinedBy(), 'islands');
      drawnAfar(live.list);
      live.list.takeChanged(1);
      live.follow(aTopology({ networks: [proxy, blog.own, wiki.own], containers: [blog.web, wiki.web] }));
      expect(live.list.drawn.blocks.has('shop')).toBe(false);
      expect(live.list.takeChanged(1)).not.toEqual([]);
      drawnAfar(live.list);
      expect(live.list.takeChanged(afar.zoom)).toEqual([]);
    });
  });
});

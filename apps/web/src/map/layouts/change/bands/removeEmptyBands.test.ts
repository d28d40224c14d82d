import type { Container, Network, Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { Follower } from '../../../testing/Follower.ts';
import { engineWith } from '../../../testing/composeProjects.ts';
import { boundsOf } from '../../placement.ts';

const layouts = ['islands', 'depth', 'pages'] as const;
const proxy = aNetwork('proxy');

const containersOf = (project: string, count: number): Container[] =>
  Array.from({ length: count }, (_, i) => aContainer(`${project}-web-${i + 1}`, { project, service: 'web' }));

const membersOf = (network: Network, containers: readonly Container[]): Topology =>
  aTopology({
    networks: [network],
    containers: [...containers],
    attachments: containers.map((each) => anAttachment(each, network)),
  });

describe('removeEmptyBands', () => {
  for (const layout of layouts) {
    for (const gone of ['shop', 'blog']) {
      it(`R74: in ${layout}, the band of ${gone} goes with its last container, and with its piece of a shared bar`, () => {
        const all = [...containersOf('shop', 3), ...containersOf('blog', 2)];
        const follower = new Follower(membersOf(proxy, all), layout);
        const { placement } = follower.live;
        const left = all.filter(({ project }) => project !== gone);
        const before = left.map(({ id }) => placement.cards.get(id));
        for (let i = all.length - 1; i >= 0; i--)
          follower.follow(
            membersOf(proxy, [...all.slice(0, i).filter((each) => !left.includes(each)), ...left]),
          );
        expect([...placement.bands.values()].map(({ project }) => project)).toEqual([left[0]?.project]);
        expect([...placement.bars.keys()]).toEqual([proxy.id]);
        expect([...placement.taps.values()].map(({ barKey }) => barKey)).toEqual(left.map(() => proxy.id));
        expect(placement.links.size).toBe(0);
        expect(left.map(({ id }) => placement.cards.get(id))).toEqual(before);
      });
    }

    it(`R63: in ${layout}, a network that has lost its members with a project is still on the map`, () => {
      const [shop, blog] = [containersOf('shop', 1), containersOf('blog', 1)];
      const topology = { ...membersOf(proxy, shop), containers: [...shop, ...blog] };
      const follower = new Follower(topology, layout);
      const { bands, bars } = follower.live.placement;
      follower.follow(aTopology({ networks: [proxy], containers: blog }));
      expect([...bands.values()].map(({ project }) => project).sort()).toEqual(['', 'blog']);
      expect([...bars.keys()]).toEqual([proxy.id]);
    });

    it(`R61 R74: in ${layout}, the bar of the outside goes with the band that it is beside`, () => {
      const base = engineWith('voting-app');
      const follower = new Follower(base, layout);
      const { placement } = follower.live;
      const [outside, height] = [[...placement.outside], boundsOf(placement).height];
      for (let i = 0; i < 5; i++) {
        const project = `job${i}`;
        const own = aNetwork(`${project}_default`, { project });
        const port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8000 + i, type: 'tcp' as const };
        const job = aContainer(`${project}-web-1`, { project, service: 'web', ports: [port] });
        follower.follow({
          ...base,
          networks: [...base.networks, own],
          containers: [...base.containers, job],
          attachments: [...base.attachments, anAttachment(job, own)],
        });
        expect(placement.outside).not.toEqual(outside);
        follower.follow(base);
        expect(placement.outside).toEqual(outside);
        expect(boundsOf(placement).height).toBe(height);
      }
    });

    it(`R74: in ${layout}, projects that come before others have gone take the room of those`, () => {
      const base = engineWith('voting-app');
      const follower = new Follower(base, layout);
      const heights = new Set<number>();
      for (let i = 0; i < 12; i++) {
        const jobs = [i, i + 1].flatMap((each) => containersOf(`job${each}`, 1 + (each % 2)));
        follower.follow({ ...base, containers: [...base.containers, ...jobs] });
        heights.add(boundsOf(follower.live.placement).height);
      }
      expect(heights.size).toBeLessThan(5);
    });
  }
});

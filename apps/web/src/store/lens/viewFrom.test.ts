import { diffTopology, TopologyIndex } from '@portolan/topology';
import type { Port, Topology } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  anAttachment,
  aNetwork,
  arbitraryChanges,
  arbitraryTopology,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lensMatches, lensTags } from './lensMatches.ts';
import { viewFrom } from './viewFrom.ts';

/** Gives the attachments names of which several containers have the same. */
const withSharedNames = (topology: Topology): Topology => ({
  ...topology,
  attachments: topology.attachments.map((each) => {
    const kind = [...each.id].reduce((sum, digit) => sum + digit.charCodeAt(0), 0);
    return { ...each, names: ['x', 'y', 'long'].filter((_, bit) => (kind >> bit) % 2 === 0) };
  }),
});

const chains = fc.oneof(
  arbitraryChanges(8),
  arbitraryChanges(8).map((topologies) => topologies.map(withSharedNames)),
  fc.array(arbitraryTopology(8).map(withSharedNames), { minLength: 2, maxLength: 3 }),
);

describe('R256: what a container reaches is kept through changes', () => {
  it('and equals what is found from the start', () => {
    fc.assert(
      fc.property(chains, fc.nat(8), (topologies, nth) => {
        const { containers } = topologies[0] as Topology;
        const viewerId = containers[nth % containers.length]?.id ?? 'gone';
        advanceThrough(topologies, (advanced, fresh) =>
          expect(viewFrom(advanced, viewerId)).toEqual(viewFrom(fresh, viewerId)),
        );
      }),
    );
  });

  const [web, db, api, far] = [aContainer('web'), aContainer('db'), aContainer('api'), aContainer('far')];
  const [front, back] = [aNetwork('front'), aNetwork('back')];
  const topology = aTopology({
    networks: [front, back],
    containers: [web, db, api, far],
    attachments: [anAttachment(web, front), anAttachment(db, front), anAttachment(far, back)],
  });
  const after = (next: Topology, first = topology) => {
    const index = new TopologyIndex(first);
    const lens = { kind: 'from', containerId: web.id } as const;
    const shownIn = (at: TopologyIndex) => ({
      view: viewFrom(at, web.id),
      seen: lensMatches(at, lens),
      tags: lensTags(at, lens),
    });
    const before = shownIn(index);
    const change = diffTopology(first, next);
    if (!change) throw new Error('no change');
    return { before, now: shownIn(index.advance(change)) };
  };

  it('all of it is the same object after a change elsewhere', () => {
    const { before, now } = after({
      ...topology,
      attachments: [...topology.attachments, anAttachment(api, back)],
    });
    for (const key of ['view', 'seen', 'tags'] as const) expect(now[key], key).toBe(before[key]);
  });

  it('the order of names follows the names that others have on the same network', () => {
    const named = {
      ...topology,
      attachments: [
        anAttachment(web, front),
        anAttachment(db, front, { names: ['data', 'store'] }),
        anAttachment(far, back),
      ],
    };
    const joining = anAttachment(api, front, { names: ['data'] });
    const { before, now } = after({ ...named, attachments: [...named.attachments, joining] }, named);
    expect(before.view.reached.get(db.id)?.names).toEqual(['data', 'store']);
    expect(now.view.reached.get(db.id)?.names).toEqual(['store', 'data']);
  });

  it('published ports follow the address of the host, which the engine reports with any member of the network', () => {
    const port: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 9090, type: 'tcp' };
    const open = { ...topology, containers: [web, db, api, { ...far, ports: [port] }] };
    const joining = anAttachment(api, front, { gateway: '172.18.0.1' });
    const { before, now } = after({ ...open, attachments: [...open.attachments, joining] }, open);
    expect(before.view.reached.get(far.id)?.names).toEqual(['0.0.0.0:9090']);
    expect(now.view.reached.get(far.id)?.names).toEqual(['172.18.0.1:9090']);
  });

  it('each container that is reached as before has the same entry', () => {
    const { before, now } = after({
      ...topology,
      attachments: [...topology.attachments, anAttachment(api, front)],
    });
    expect([...now.view.reached.keys()].sort()).toEqual([api.id, db.id].sort());
    expect(now.view.reached.get(db.id)).toBe(before.view.reached.get(db.id));
  });
});

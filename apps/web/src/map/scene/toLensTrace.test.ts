import { TopologyIndex } from '@portolan/topology';
import type { Port, Topology } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  anAttachment,
  aNetwork,
  arbitraryChanges,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EngineLens } from '../../store/useView.ts';
import { toLensTrace } from './toLensTrace.ts';

it('R256, R257: what is clear under a lens is kept through changes, and equals what is found from the start', () => {
  fc.assert(
    fc.property(arbitraryChanges(8), fc.nat(8), fc.boolean(), (topologies, nth, isExposed) => {
      const { containers } = topologies[0] as Topology;
      const containerId = containers[nth % containers.length]?.id ?? 'gone';
      const lens: EngineLens = isExposed ? { kind: 'exposed' } : { kind: 'from', containerId };
      advanceThrough(topologies, (advanced, fresh) =>
        expect(toLensTrace(advanced, lens)).toEqual(toLensTrace(fresh, lens)),
      );
    }),
  );
});

const port: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };
const [web, db, far] = [aContainer('web', { ports: [port] }), aContainer('db'), aContainer('far')];
const [front, back] = [aNetwork('front'), aNetwork('back')];

it.each<EngineLens>([{ kind: 'exposed' }, { kind: 'from', containerId: db.id }])(
  'R99: a change elsewhere makes no other trace under the lens %o',
  (lens) => {
    const index = new TopologyIndex(
      aTopology({
        networks: [front, back],
        containers: [web, db, far],
        attachments: [anAttachment(web, front), anAttachment(db, front)],
      }),
    );
    const before = toLensTrace(index, lens);
    const next = index.advance({ put: { attachments: [anAttachment(far, back)] }, remove: {} });
    expect(toLensTrace(next, lens)).toBe(before);
  },
);

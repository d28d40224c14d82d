import { TopologyIndex } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  anAttachment,
  aNetwork,
  arbitraryTopology,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paletteEntries, searchEntries } from './paletteEntries.ts';

const web = aContainer('web', { project: 'shop', image: 'nginx', id: 'abdb'.padEnd(64, '0') });
const webAdmin = aContainer('webadmin');
const db = aContainer('db', { service: 'web' });
const front = aNetwork('front');
const index = new TopologyIndex(
  aTopology({
    containers: [web, webAdmin, db],
    networks: [front],
    attachments: [anAttachment(db, front, { ipv4: '172.20.0.5', aliases: ['store'] })],
  }),
);
const found = (query: string, limit = 10) =>
  searchEntries(paletteEntries(index).containers, query, limit, ({ container }) => container.id).map(
    ({ label }) => label,
  );

describe('R80: the search of the palette', () => {
  it('puts names that have the terms as words first, then names that contain them, then the others', () => {
    expect(found('web')).toEqual(['web', 'webadmin', 'db']);
    expect(found('web', 2)).toEqual(['web', 'webadmin']);
  });

  it('finds by image, address, network, and the start of an id', () => {
    expect(found('shop nginx')).toEqual(['web']);
    expect(found('172.20')).toEqual(['db']);
    expect(found('FRONT')).toEqual(['db']);
    expect(found('abdb0')).toEqual(['web']);
    expect(found('bdb0')).toEqual([]);
  });

  it('lists all by name without a query', () => {
    expect(found(' ')).toEqual(['db', 'web', 'webadmin']);
  });
});

it('R99: the entries are kept through changes, and equal those made from the start', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 }), (topologies) =>
      advanceThrough(topologies, (advanced, fresh) =>
        expect(paletteEntries(advanced)).toEqual(paletteEntries(fresh)),
      ),
    ),
  );
});

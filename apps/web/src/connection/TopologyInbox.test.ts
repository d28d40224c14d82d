import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, aNetwork, anEngine, arbitraryTopology, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChanges } from './mergeChanges.ts';
import { TopologyInbox } from './TopologyInbox.ts';

const before = aTopology({ networks: [aNetwork('front')] });
const after = aTopology({ networks: [aNetwork('front'), aNetwork('back')] });
const change = diffTopology(before, after) ?? { put: {}, remove: {} };

/** An inbox of which revision 7 is shown. */
function opened() {
  const inbox = new TopologyInbox();
  inbox.takeSnapshot({ epoch: 'e1', revision: 7, ...before });
  const index = inbox.open(null)?.index ?? new TopologyIndex(before);
  return { inbox, index };
}

describe('R82: diffs are applied in order only', () => {
  it('applies the next revision of the same epoch', () => {
    const { inbox, index } = opened();
    expect(inbox.takeDiff({ epoch: 'e1', revision: 8, ...change })).toBe(true);
    const shown = inbox.open(index);
    expect(shown?.version).toEqual({ epoch: 'e1', revision: 8 });
    expect(shown?.index.topology).toEqual(after);
    expect(shown?.change).toEqual(change);
    expect(inbox.open(index)).toBe(null);
  });

  it.each([
    ['a revision is missing', { epoch: 'e1', revision: 9 }],
    ['the epoch is new', { epoch: 'e2', revision: 8 }],
  ])('reports a gap if %s', (_, version) => {
    const { inbox, index } = opened();
    expect(inbox.takeDiff({ ...version, ...change })).toBe(false);
    expect(inbox.open(index)).toBe(null);
  });

  it('reports a gap before the first snapshot', () => {
    expect(new TopologyInbox().takeDiff({ epoch: 'e1', revision: 1, ...change })).toBe(false);
  });

  it('begins again with another engine, which the server reports as a diff', () => {
    const { inbox, index } = opened();
    const another = { ...after, engine: anEngine({ id: 'another' }) };
    const diff = diffTopology(before, another) ?? change;
    expect(inbox.takeDiff({ epoch: 'e1', revision: 8, ...diff })).toBe(true);
    const shown = inbox.open(index);
    expect(shown?.index.topology).toEqual(another);
    expect(shown?.change).toBe(null);
  });

  it('ignores a diff that the snapshot contains already', () => {
    const { inbox, index } = opened();
    expect(inbox.takeDiff({ epoch: 'e1', revision: 7, ...change })).toBe(true);
    expect(inbox.open(index)).toBe(null);
  });
});

describe('what is shown in one frame', () => {
  it('R82: is one change, however many diffs were received', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 5 }), (chain) => {
        const [first = aTopology({}), ...others] = chain;
        const changes = [];
        let topology: Topology = first;
        for (const next of others) {
          const each = diffTopology(topology, next);
          if (each) changes.push(each);
          topology = applyDiff(topology, each ?? { put: {}, remove: {} });
        }
        expect(new TopologyIndex(first).advance(mergeChanges(changes)).topology).toEqual(topology);
      }),
    );
  });

  it('R82: a snapshot of the same engine changes only what differs, one of another engine everything', () => {
    const { inbox, index } = opened();
    inbox.takeSnapshot({ epoch: 'e2', revision: 1, ...after });
    inbox.takeDiff({ epoch: 'e2', revision: 2, put: { containers: [aContainer('web')] }, remove: {} });
    const shown = inbox.open(index);
    expect(shown?.change?.put.networks?.map(({ name }) => name)).toEqual(['back']);
    expect(shown?.index.containers.size).toBe(1);
    inbox.takeSnapshot({ epoch: 'e3', revision: 1, ...after, engine: anEngine({ id: 'other' }) });
    expect(inbox.open(shown?.index ?? null)?.change).toBe(null);
  });
});

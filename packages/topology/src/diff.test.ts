import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff, diffTopology } from './diff.ts';
import { aContainer, aNetwork, anAttachment, arbitraryTopology, aTopology } from './testing/index.ts';

describe('R1: a diff turns one topology into the next', () => {
  it('holds for any two topologies', () => {
    fc.assert(
      fc.property(arbitraryTopology(), arbitraryTopology(), (before, after) => {
        const change = diffTopology(before, after);
        expect(change ? applyDiff(before, change) : before).toEqual(after);
      }),
    );
  });

  it('is null between equal topologies, whatever the order of keys', () => {
    const network = aNetwork('a', { labels: { x: '1', y: '2' } });
    const same = aNetwork('a', { labels: { y: '2', x: '1' } });
    expect(diffTopology(aTopology({ networks: [network] }), aTopology({ networks: [same] }))).toBeNull();
  });

  it('puts whole entities and removes ids', () => {
    const network = aNetwork('front');
    const web = aContainer('web');
    const before = aTopology({ networks: [network], containers: [web] });
    const attachment = anAttachment(web, network);
    const stopped = { ...web, state: 'exited' as const };
    const after = aTopology({ containers: [stopped], attachments: [attachment] });
    expect(diffTopology(before, after)).toEqual({
      put: { containers: [stopped], attachments: [attachment] },
      remove: { networks: [network.id] },
    });
  });

  it('keeps unchanged entities as the same objects', () => {
    const before = aTopology({ networks: [aNetwork('a'), aNetwork('b')] });
    const next = applyDiff(before, { put: { networks: [aNetwork('c')] }, remove: {} });
    expect(before.networks.every((network) => next.networks.includes(network))).toBe(true);
  });

  it('treats a label called __proto__ like any other', () => {
    const labels = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
    const before = aTopology({ networks: [aNetwork('a')] });
    const after = aTopology({ networks: [aNetwork('a', { labels })] });
    expect(diffTopology(before, after)?.put.networks).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../applyEdits.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { arbitraryReach, Lab } from '../testing/index.ts';
import { Reachability } from './Reachability.ts';
import { remediesOf } from './remediesOf.ts';
import { hostMode, internal, published } from './testing/table.ts';

describe('R214: what would change a verdict', () => {
  it('always would', () => {
    fc.assert(
      fc.property(arbitraryReach(8), (topology) => {
        const reachability = new Reachability(new TopologyIndex(topology));
        const ids = ['host', 'outside', ...topology.containers.slice(0, 4).map(({ id }) => id)];
        for (const from of ids) {
          for (const to of ids) {
            const remedies = remediesOf(reachability, from, to);
            expect(remedies.length).toBeLessThanOrEqual(3);
            for (const remedy of remedies) {
              const after = new Reachability(new TopologyIndex(applyEdits(topology, [remedy])));
              expect(after.verdict(from, to).verdict).toBe('allowed');
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('starts, unpauses, restarts', () => {
    const lab = new Lab();
    const n = lab.network('n');
    const peer = lab.container('peer', [n]);
    const stopped = lab.container('stopped', [n], { state: 'exited' });
    const paused = lab.container('paused', [n], { state: 'paused' });
    const owner = lab.container('owner', [n], { startedAt: '2026-01-02T00:00:00Z' });
    const side = lab.sharer('side', owner, { startedAt: '2026-01-01T00:00:00Z' });
    const { reachability } = lab;
    expect(remediesOf(reachability, peer.id, stopped.id)).toEqual([
      { kind: 'start', containerId: stopped.id },
    ]);
    expect(remediesOf(reachability, paused.id, peer.id)).toEqual([
      { kind: 'unpause', containerId: paused.id },
    ]);
    expect(remediesOf(reachability, side.id, peer.id)).toEqual([{ kind: 'restart', containerId: side.id }]);
    expect(remediesOf(reachability, peer.id, owner.id)).toEqual([]);
  });

  it('connects the one who asks to a network of the other, those of a project before others', () => {
    const lab = new Lab();
    const [bridge, back, front, other] = [
      lab.defaultBridge(),
      lab.network('back'),
      lab.network('front', { project: 'shop' }),
      lab.network('other'),
    ];
    const inner = lab.network('inner', { ...internal, project: 'shop' });
    const from = lab.container('from', [other], { project: 'shop' });
    const to = lab.container('to', [inner, bridge, back, front]);
    expect(remediesOf(lab.reachability, from.id, to.id)).toEqual([
      { kind: 'connect', containerId: from.id, networkId: front.id },
      { kind: 'connect', containerId: from.id, networkId: back.id },
      { kind: 'connect', containerId: to.id, networkId: other.id },
    ]);
  });

  it('connects the owner of a stack in place of its sharer', () => {
    const lab = new Lab();
    const [a, b] = [lab.network('a'), lab.network('b')];
    const owner = lab.container('owner', [a]);
    const [side, to] = [lab.sharer('side', owner), lab.container('to', [b])];
    expect(remediesOf(lab.reachability, side.id, to.id)[0]).toEqual({
      kind: 'connect',
      containerId: owner.id,
      networkId: b.id,
    });
  });

  it('gives a way out to one on an internal network', () => {
    const lab = new Lab();
    const [inner, front] = [
      lab.network('inner', { ...internal, project: 'shop' }),
      lab.network('front', { project: 'shop' }),
    ];
    const from = lab.container('from', [inner], { project: 'shop' });
    expect(remediesOf(lab.reachability, from.id, 'outside')).toEqual([
      { kind: 'connect', containerId: from.id, networkId: front.id },
    ]);
  });

  it('knows none where no single edit helps', () => {
    const lab = new Lab();
    const alone = lab.container('alone', [], { namespace: { kind: 'none' } });
    const stopped = lab.container('stopped', [lab.network('n')], { state: 'exited' });
    const [far, agent] = [lab.container('far', [lab.network('m')]), lab.container('agent', [], hostMode)];
    const web = lab.container('web', [lab.network('w')], published);
    const { reachability } = lab;
    expect(remediesOf(reachability, far.id, stopped.id)).toEqual([]);
    expect(remediesOf(reachability, web.id, alone.id)).toEqual([]);
    expect(remediesOf(reachability, agent.id, alone.id)).toEqual([]);
  });
});

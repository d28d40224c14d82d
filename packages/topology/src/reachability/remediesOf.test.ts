import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../edits/applyEdits.ts';
import { arbitraryReachability, TopologyBuilder } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { Reachability } from './Reachability.ts';
import { remediesOf } from './remediesOf.ts';
import { hostMode, internal, published } from './rules/testing/checkVerdictTable.ts';

describe('R214: remedies of a blocked pair', () => {
  it('each makes the pair allowed', () => {
    fc.assert(
      fc.property(arbitraryReachability(8), (topology) => {
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

  it('start, unpause or restart a container', () => {
    const builder = new TopologyBuilder();
    const n = builder.network('n');
    const peer = builder.container('peer', [n]);
    const stopped = builder.container('stopped', [n], { state: 'exited' });
    const paused = builder.container('paused', [n], { state: 'paused' });
    const owner = builder.container('owner', [n], { startedAt: '2026-01-02T00:00:00Z' });
    const side = builder.sharer('side', owner, { startedAt: '2026-01-01T00:00:00Z' });
    const { reachability } = builder;
    expect(remediesOf(reachability, peer.id, stopped.id)).toEqual([
      { kind: 'start', containerId: stopped.id },
    ]);
    expect(remediesOf(reachability, paused.id, peer.id)).toEqual([
      { kind: 'unpause', containerId: paused.id },
    ]);
    expect(remediesOf(reachability, side.id, peer.id)).toEqual([{ kind: 'restart', containerId: side.id }]);
    expect(remediesOf(reachability, peer.id, owner.id)).toEqual([]);
  });

  it('connect the source to a network of the target, networks of the project first', () => {
    const builder = new TopologyBuilder();
    const [bridge, back, front, other] = [
      builder.defaultBridge(),
      builder.network('back'),
      builder.network('front', { project: 'shop' }),
      builder.network('other'),
    ];
    const inner = builder.network('inner', { ...internal, project: 'shop' });
    const from = builder.container('from', [other], { project: 'shop' });
    const to = builder.container('to', [inner, bridge, back, front]);
    expect(remediesOf(builder.reachability, from.id, to.id)).toEqual([
      { kind: 'connect', containerId: from.id, networkId: front.id },
      { kind: 'connect', containerId: from.id, networkId: back.id },
      { kind: 'connect', containerId: to.id, networkId: other.id },
    ]);
  });

  it('connect the owner of a stack instead of its sharer', () => {
    const builder = new TopologyBuilder();
    const [a, b] = [builder.network('a'), builder.network('b')];
    const owner = builder.container('owner', [a]);
    const [side, to] = [builder.sharer('side', owner), builder.container('to', [b])];
    expect(remediesOf(builder.reachability, side.id, to.id)[0]).toEqual({
      kind: 'connect',
      containerId: owner.id,
      networkId: b.id,
    });
  });

  it('connect a container on an internal network to one with a route to the outside', () => {
    const builder = new TopologyBuilder();
    const [inner, front] = [
      builder.network('inner', { ...internal, project: 'shop' }),
      builder.network('front', { project: 'shop' }),
    ];
    const from = builder.container('from', [inner], { project: 'shop' });
    expect(remediesOf(builder.reachability, from.id, 'outside')).toEqual([
      { kind: 'connect', containerId: from.id, networkId: front.id },
    ]);
  });

  it('are none where no single edit helps', () => {
    const builder = new TopologyBuilder();
    const alone = builder.container('alone', [], { namespace: { kind: 'none' } });
    const stopped = builder.container('stopped', [builder.network('n')], { state: 'exited' });
    const [far, agent] = [
      builder.container('far', [builder.network('m')]),
      builder.container('agent', [], hostMode),
    ];
    const web = builder.container('web', [builder.network('w')], published);
    const { reachability } = builder;
    expect(remediesOf(reachability, far.id, stopped.id)).toEqual([]);
    expect(remediesOf(reachability, web.id, alone.id)).toEqual([]);
    expect(remediesOf(reachability, agent.id, alone.id)).toEqual([]);
  });
});

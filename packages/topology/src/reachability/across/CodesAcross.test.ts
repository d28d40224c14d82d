import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { diffTopology } from '../../diff.ts';
import type { Topology } from '../../model.ts';
import { arbitraryChanges, arbitraryReachability, TopologyBuilder } from '../../testing/index.ts';
import { TopologyIndex } from '../../TopologyIndex.ts';
import { Reachability, reachabilityOf } from '../Reachability.ts';
import type { EndId, Verdict, VerdictCode } from '../Verdict.ts';
import { codeOfPath } from './decideBetweenHosts.ts';
import { codesAcross } from './CodesAcross.ts';
import { verdictAcross } from './verdictAcross.ts';

const codeOf = ({ verdict, paths }: Verdict): VerdictCode => {
  if (verdict !== 'allowed') return verdict === 'blocked' ? 'b' : 'u';
  return paths.some((path) => codeOfPath(path) === 'a') ? 'a' : 'p';
};

const endsOf = ({ index }: Reachability): EndId[] => ['host', ...index.containers.keys()];

function expectDecided(from: Reachability, to: Reachability): void {
  const codes = codesAcross(from, to);
  for (const one of endsOf(from)) {
    for (const other of endsOf(to)) {
      const verdict = verdictAcross(
        { engine: 'nas', reachability: from, id: one },
        { engine: 'vps', reachability: to, id: other },
      );
      expect(codes.code(one, other)).toBe(codeOf(verdict));
    }
  }
}

/** The topology on a machine of this name, with its overlays as networks of a swarm, and some endpoints with an address of each IP version. */
function onMachine(name: string, topology: Topology): Topology {
  return {
    ...topology,
    engine: { ...topology.engine, name },
    networks: topology.networks.map((each) =>
      each.driver === 'overlay' ? { ...each, scope: 'swarm' } : each,
    ),
    attachments: topology.attachments.map((each) =>
      each.ipv6 && each.containerId < '8' ? { ...each, ipv4: '10.7.0.2' } : each,
    ),
  };
}

const machine = fc.constantFrom('one', 'two');

describe('R302: codes across', () => {
  it('are those of the verdicts, on any two topologies', () => {
    const side = fc
      .tuple(machine, arbitraryReachability(8))
      .map(([name, topology]) => onMachine(name, topology));
    fc.assert(
      fc.property(side, side, (here, there) => {
        expectDecided(reachabilityOf(new TopologyIndex(here)), reachabilityOf(new TopologyIndex(there)));
      }),
      { numRuns: 400 },
    );
  });

  it('are those of the verdicts after any chain of changes, and another object where one differs', () => {
    fc.assert(
      fc.property(machine, arbitraryChanges(6), arbitraryReachability(6), (name, topologies, other) => {
        const there = reachabilityOf(new TopologyIndex(onMachine('two', other)));
        let here: Reachability | null = null;
        for (const topology of topologies.map((each) => onMachine(name, each))) {
          const change = here && diffTopology(here.index.topology, topology);
          if (here && !change) continue;
          here = reachabilityOf(here && change ? here.index.advance(change) : new TopologyIndex(topology));
          expectDecided(here, there);
          expectDecided(there, here);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of 10,000 pairs need a verdict for each kind of network and no more', () => {
    const sides = ['one', 'two'].map((name) => {
      const builder = new TopologyBuilder({ name });
      for (let i = 0; i < 10; i += 1) {
        const network = builder.network(`net-${i}`, { internal: i % 2 === 0 });
        for (let j = 0; j < 10; j += 1) builder.container(`c-${i}-${j}`, [network]);
      }
      return builder.reachability;
    });
    const [from, to] = sides as [Reachability, Reachability];
    const asked = vi.spyOn(Reachability.prototype, 'verdict');
    const codes = codesAcross(from, to);
    codes.count(endsOf(from), endsOf(to));
    for (const one of endsOf(from)) for (const other of endsOf(to)) codes.code(one, other);
    // What leaves and what enters: that of the host, of a bridge, and of an internal one.
    expect(asked).toHaveBeenCalledTimes(6);
    asked.mockRestore();
  });

  it('are counted as the pairs are', () => {
    fc.assert(
      fc.property(arbitraryReachability(8), arbitraryReachability(8), (one, other) => {
        const [from, to] = [onMachine('one', one), onMachine('two', other)].map(
          (topology) => new Reachability(new TopologyIndex(topology)),
        ) as [Reachability, Reachability];
        const codes = codesAcross(from, to);
        const all = endsOf(from).flatMap((each) => endsOf(to).map((target) => codes.code(each, target)));
        const count = (code: string) => all.filter((each) => each === code).length;
        expect(codes.count(endsOf(from), endsOf(to))).toEqual({
          ...{ a: count('a'), p: count('p'), b: count('b'), u: count('u') },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('are the same object until a code of one of the two engines can differ', () => {
    const builder = new TopologyBuilder({ name: 'one' });
    const network = builder.network('net');
    const web = builder.container('web', [network]);
    const here = reachabilityOf(new TopologyIndex(builder.topology));
    const there = reachabilityOf(new TopologyIndex(new TopologyBuilder({ name: 'two' }).topology));
    const codes = codesAcross(there, here);
    expect(codes.code('host', web.id)).toBe('b');
    const renamed = reachabilityOf(
      here.index.advance({ put: { containers: [{ ...web, name: 'front' }] }, remove: {} }),
    );
    expect(codesAcross(there, renamed)).toBe(codes);
    const ports = [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' as const }];
    const published = reachabilityOf(
      renamed.index.advance({ put: { containers: [{ ...web, ports }] }, remove: {} }),
    );
    expect(codesAcross(there, published)).not.toBe(codes);
    expect(codesAcross(there, published).code('host', web.id)).toBe('p');
  });
});

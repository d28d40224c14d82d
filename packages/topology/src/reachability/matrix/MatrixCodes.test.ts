import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anAttachment, aTopology } from '../../testing/index.ts';
import { TopologyIndex } from '../../TopologyIndex.ts';
import { EndResolver } from '../ends/EndResolver.ts';
import { HostPathFinder } from '../ends/HostPathFinder.ts';
import { Reachability } from '../Reachability.ts';
import { EndClasses } from './EndClasses.ts';
import { EndKeyMaker } from './EndKeys.ts';
import { LegacyLinks } from './LegacyLinks.ts';
import { MatrixCodes } from './MatrixCodes.ts';
import { matrixIds } from './matrixIds.ts';

/** Thirty projects of ten on a network each, whose first containers are on a common one too. */
function thirtyProjects(): TopologyIndex {
  const proxy = aNetwork('proxy');
  const networks = Array.from({ length: 30 }, (_, i) => aNetwork(`net-${i}`));
  const containers = Array.from({ length: 300 }, (_, i) => aContainer(`c-${i}`));
  const attachments = containers.flatMap((each, i) => [
    anAttachment(each, networks[Math.floor(i / 10)] ?? proxy, { gateway: '10.0.0.1' }),
    ...(i % 10 === 0 ? [anAttachment(each, proxy, { gateway: '10.1.0.1' })] : []),
  ]);
  return new TopologyIndex(aTopology({ networks: [proxy, ...networks], containers, attachments }));
}

/** The codes, and how many decisions they took. */
function counted(index: TopologyIndex) {
  const reachability = new Reachability(index);
  const count = { decisions: 0 };
  const ends = new EndResolver(index);
  const keys = new EndKeyMaker(new HostPathFinder(index), new LegacyLinks(index));
  const codes = new MatrixCodes(new EndClasses(ends, keys), {
    codeOf: (from, to) => ((count.decisions += 1), reachability.verdictCode(from, to)),
    isOpen: (networkId, from, to) => {
      count.decisions += 1;
      const { paths } = reachability.verdict(from, to);
      return paths.some((path) => path.kind === 'network' && path.networkId === networkId);
    },
  });
  return { codes, count };
}

describe('R263: codes are decided where they are asked for', () => {
  it('and nothing is decided before', () => {
    const { codes, count } = counted(thirtyProjects());
    expect(count.decisions).toBe(0);
    expect(codes.code('host', 'outside')).toBe('a');
    expect(count.decisions).toBe(1);
  });
});

describe('R212: pairs of classes are decided once', () => {
  it('so that 90,000 pairs take a few hundred decisions, one by one or counted', () => {
    const index = thirtyProjects();
    const ids = matrixIds(index);
    const { codes, count } = counted(index);
    for (const from of ids) for (const to of ids) codes.code(from, to);
    expect(count.decisions).toBeLessThan(500);
    const all = counted(index);
    all.codes.count(ids, ids);
    expect(all.count.decisions).toBeLessThan(500);
  });
});

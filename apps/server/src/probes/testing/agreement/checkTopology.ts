import { matrixIds, Names, Reachability, TopologyIndex } from '@portolan/topology';
import type { AgreementCounts } from './AgreementCounts.ts';
import type { BuiltTopology } from './buildTopology.ts';
import type { EngineUnderTest } from './EngineUnderTest.ts';
import type { ExternalEnds } from './ExternalEnds.ts';
import { RowCheck } from './RowCheck.ts';
import { toHostAddresses } from './socketAddresses.ts';

/**
 * Tests every ordered pair of a topology by address and by name. Returns a message for each disagreement of
 * observation and prediction.
 */
export async function checkTopology(
  engine: EngineUnderTest,
  built: BuiltTopology,
  { host, outside }: ExternalEnds,
  counts: AgreementCounts,
): Promise<string[]> {
  const index = new TopologyIndex(built.topology);
  const ran = await engine.runScript(host.containerId, 'ip -o address');
  if ('refused' in ran) throw new Error(`No program runs on the host: ${ran.refused}`);
  const hostAddresses = toHostAddresses(ran.output, built.topology);
  const context = {
    ...{ engine, built, index, counts, names: new Names(index), reachability: new Reachability(index) },
    environment: { host, outside, hostAddresses },
  };
  counts.topologies += 1;
  const disagreements = await Promise.all(
    matrixIds(index).map(async (from) => {
      const check = new RowCheck(context, from);
      await check.run();
      return check.disagreements;
    }),
  );
  return [...disagreements.flat(), ...matrixMismatches(context.reachability, index)];
}

/** Returns the pairs for which the matrix and the verdict differ. */
function matrixMismatches(reachability: Reachability, index: TopologyIndex): string[] {
  const ids = matrixIds(index);
  return ids.flatMap((from) =>
    ids.flatMap((to) => {
      if (from === to) return [];
      const code = reachability.codes.code(from, to);
      const { verdict } = reachability.verdict(from, to);
      const fits = code === 'p' ? verdict === 'allowed' : verdict.startsWith(code);
      return fits ? [] : [`from ${from} to ${to} the matrix has ${code}, the verdict is ${verdict}`];
    }),
  );
}

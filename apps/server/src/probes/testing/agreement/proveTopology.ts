import { matrixIds, Names, Reachability, TopologyIndex } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import { toHostAddresses } from './doorsOf.ts';
import type { EngineRig } from './EngineRig.ts';
import type { Figures } from './Figures.ts';
import { ProofFrom } from './ProofFrom.ts';
import type { Standpoints } from './Standpoints.ts';

/** Tries every ordered pair of a topology, by address and by name; returns where observation and rule disagree. */
export async function proveTopology(
  rig: EngineRig,
  built: BuiltTopology,
  { host, outside }: Standpoints,
  figures: Figures,
): Promise<string[]> {
  const index = new TopologyIndex(built.topology);
  const ran = await rig.run(host.containerId, 'ip -o address');
  if ('refused' in ran) throw new Error(`Nothing runs on the host: ${ran.refused}`);
  const hostAddresses = toHostAddresses(ran.output, built.topology);
  const world = {
    ...{ rig, built, index, figures, names: new Names(index), reachability: new Reachability(index) },
    around: { host, outside, hostAddresses },
  };
  figures.topologies += 1;
  const findings = await Promise.all(
    matrixIds(index).map(async (from) => {
      const proof = new ProofFrom(world, from);
      await proof.run();
      return proof.findings;
    }),
  );
  return [...findings.flat(), ...unlikeLetters(world.reachability, index)];
}

/** The matrix must say what the verdicts say. */
function unlikeLetters(reachability: Reachability, index: TopologyIndex): string[] {
  const ids = matrixIds(index);
  const rows = [...reachability.rows(ids)];
  return ids.flatMap((from, row) =>
    ids.flatMap((to, column) => {
      if (from === to) return [];
      const letter = rows[row]?.[column] ?? ' ';
      const { verdict } = reachability.verdict(from, to);
      const fits = letter === 'p' ? verdict === 'allowed' : verdict.startsWith(letter);
      return fits ? [] : [`from ${from} to ${to} the matrix has ${letter}, the verdict is ${verdict}`];
    }),
  );
}

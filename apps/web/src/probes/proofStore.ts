import type { Probe, Version } from '@portolan/protocol';
import { create } from 'zustand';
import type { ProbeTest } from './ProbeTest.ts';

/** What a test says of its prediction. `unforetold`: it was tried, but nothing was foretold. */
export type Outcome = 'agrees' | 'disagrees' | 'untested' | 'unforetold';

/** One test of a pair, and what came of it. */
export interface Proof {
  test: ProbeTest;
  state: 'waiting' | 'running' | 'done';
  /** `null` until it is done, and where the server could not even try. */
  probe: Probe | null;
  /** Why it could not be tried. */
  problem: string | null;
  /** The topology it was tried on. */
  version: Version | null;
}

/** What was proved of one pair, by test. */
export type PairProofs = ReadonlyMap<string, Proof>;

interface ProofState {
  /** By pair. */
  proofs: ReadonlyMap<string, PairProofs>;
}

/** R268: what was proved since the page was opened. */
export const useProofStore = create<ProofState>(() => ({ proofs: new Map() }));

/** Puts or, by `null`, takes away what is known of one test. */
export function setProof(pair: string, test: string, proof: Proof | null): void {
  useProofStore.setState(({ proofs }) => {
    const ofPair = new Map(proofs.get(pair));
    if (proof) ofPair.set(test, proof);
    else ofPair.delete(test);
    return { proofs: new Map(proofs).set(pair, ofPair) };
  });
}

/** `null` until the test is done. */
export function outcomeOfProof({ state, probe }: Proof): Outcome | null {
  if (state !== 'done') return null;
  if (!probe || probe.outcome === 'untested') return 'untested';
  if (probe.agrees === null) return 'unforetold';
  return probe.agrees ? 'agrees' : 'disagrees';
}

const gravest: readonly Outcome[] = ['disagrees', 'untested', 'unforetold', 'agrees'];

/** R268: of several tests the gravest; `null` where none is done. */
export function outcomeOfPair(proofs: PairProofs | undefined): Outcome | null {
  const outcomes = new Set([...(proofs?.values() ?? [])].map(outcomeOfProof));
  return gravest.find((each) => outcomes.has(each)) ?? null;
}

/** R268: whether the topology has moved on since. */
export const isOutdated = ({ version }: Proof, now: Version | null): boolean =>
  version !== null && now !== null && (version.epoch !== now.epoch || version.revision !== now.revision);

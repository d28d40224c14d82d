import type { Probe, ProbeRequest } from '@portolan/protocol';
import type { EndPair } from '../store/verdict/endPair.ts';

/** One test that a probe runs from inside a container. */
export type ProbeTest =
  | { kind: 'dns'; name: string }
  | { kind: 'ping'; address: string }
  | { kind: 'tcp'; address: string; port: number };

/** A test with what the topology predicts for it; `predicted` is `null` where there is no prediction. */
export interface PredictedTest {
  test: ProbeTest;
  predicted: Probe['predicted'];
}

export function keyOfTest(test: ProbeTest): string {
  switch (test.kind) {
    case 'dns':
      return `dns ${test.name}`;
    case 'ping':
      return `ping ${test.address}`;
    case 'tcp':
      return `tcp ${test.address} ${test.port}`;
  }
}

export const keyOfPair = ({ from, to }: EndPair): string => `${from} ${to}`;

export const toProbeRequest = ({ from, to }: EndPair, test: ProbeTest): ProbeRequest => ({
  from,
  to,
  ...test,
});

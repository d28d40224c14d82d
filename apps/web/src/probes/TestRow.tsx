import { ActionIcon, Loader } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { Literal } from '../theme/Literal.tsx';
import { toVisible } from '../theme/toVisible.ts';
import type { ForetoldTest, ProbeTest } from './ProbeTest.ts';
import { foretoldWords, outcomeWords, seenWords } from './proofWords.ts';
import { isOutdated, outcomeOfProof } from './proofStore.ts';
import type { Outcome, Proof } from './proofStore.ts';
import { proveTests } from './proveTests.ts';
import classes from './Prove.module.css';

interface TestRowProps {
  pair: EndPair;
  foretold: ForetoldTest;
  proof: Proof | null;
  isBlocked: boolean;
}

/** One test: what it tries, what is foretold, and beside it what was seen. */
export function TestRow({ pair, foretold: { test, foretold }, proof, isBlocked }: TestRowProps) {
  const target = targetOf(test);
  const isOnItsWay = proof !== null && proof.state !== 'done';
  return (
    <li className={classes.test} data-outcome={(proof && outcomeOfProof(proof)) ?? undefined}>
      <div className={classes.line}>
        <Literal text={target} mono max={60} />
        <span className={classes.foretold}>
          {foretoldWords(test.kind, proof?.probe ? proof.probe.predicted : foretold)}
        </span>
        {isOnItsWay ? (
          <Loader size={14} aria-label={proof.state === 'waiting' ? 'Waiting' : 'Trying'} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            disabled={isBlocked}
            aria-label={`${verbs[test.kind]} ${toVisible(target, 60)}`}
            onClick={() => void proveTests(pair, [test])}
          >
            <IconPlayerPlay size={13} />
          </ActionIcon>
        )}
      </div>
      {proof?.state === 'done' && <Result proof={proof} />}
    </li>
  );
}

const verbs: Record<ProbeTest['kind'], string> = { dns: 'Look up', ping: 'Ping', tcp: 'Connect to' };

function Result({ proof }: { proof: Proof }) {
  const version = useTopologyStore((state) => state.version);
  const outcome = outcomeOfProof(proof) ?? 'untested';
  const { probe } = proof;
  const seen = probe && probe.outcome !== 'untested' ? seenWords(probe) : null;
  const by = probe?.tool ? `${probe.tool}, ${probe.milliseconds} ms` : null;
  return (
    <div className={classes.result} role="status">
      <span className={classes.verdict}>
        <OutcomeIcon outcome={outcome} />
        <strong>{outcomeWords[outcome]}</strong>
        {seen && <span>: {seen}</span>}
        {isOutdated(proof, version) && (
          <span className={classes.outdated} title="The topology has changed since">
            outdated
          </span>
        )}
      </span>
      <p className={classes.detail}>
        <Literal text={probe?.detail ?? proof.problem ?? ''} max={400} />
        {by && <span className={classes.by}> {by}</span>}
      </p>
      {probe && probe.output !== '' && (
        <details className={classes.output}>
          <summary>Output</summary>
          <pre tabIndex={0}>{outputLines(probe.output)}</pre>
        </details>
      )}
    </div>
  );
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  switch (outcome) {
    case 'agrees':
      return <IconCircleCheck size={15} aria-hidden />;
    case 'disagrees':
      return <IconAlertTriangleFilled size={15} aria-hidden />;
    case 'untested':
      return <IconCircleDashed size={15} aria-hidden />;
    case 'unforetold':
      return <IconHelpCircle size={15} aria-hidden />;
  }
}

function targetOf(test: ProbeTest): string {
  switch (test.kind) {
    case 'dns':
      return test.name;
    case 'ping':
      return test.address;
    case 'tcp':
      return test.address.includes(':') ? `[${test.address}]:${test.port}` : `${test.address}:${test.port}`;
  }
}

/** R81: a program's lines; all else that would not show is spelled out. */
const outputLines = (output: string): string =>
  output
    .split('\n')
    .map((line) => toVisible(line, 400))
    .join('\n');

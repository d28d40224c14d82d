import { ActionIcon, Loader } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useEngine } from '../store/engine/EngineScope.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { Literal } from '../theme/Literal.tsx';
import { toVisible } from '../theme/toVisible.ts';
import type { PredictedTest, ProbeTest } from './ProbeTest.ts';
import { predictionText, outcomeLabels, observationText } from './outcomeText.ts';
import { isOutdated, outcomeOfResult } from './resultStore.ts';
import type { Outcome, ProbeResult } from './resultStore.ts';
import { runTests } from './runTests.ts';
import classes from './Probe.module.css';

interface TestRowProps {
  pair: EndPair;
  predictedTest: PredictedTest;
  result: ProbeResult | null;
  isBlocked: boolean;
}

/** One test: its target, its prediction, and its result. */
export function TestRow({ pair, predictedTest, result, isBlocked }: TestRowProps) {
  const engine = useEngine();
  const { test, predicted } = predictedTest;
  const target = targetOf(test);
  const isPending = result !== null && result.state !== 'done';
  return (
    <li className={classes.test} data-outcome={(result && outcomeOfResult(result)) ?? undefined}>
      <div className={classes.line}>
        <Literal text={target} mono max={60} />
        <span className={classes.prediction}>
          {predictionText(test.kind, result?.probe ? result.probe.predicted : predicted)}
        </span>
        {isPending ? (
          <Loader size={14} aria-label={result.state === 'waiting' ? 'Waiting' : 'Testing'} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            disabled={isBlocked}
            aria-label={`${verbs[test.kind]} ${toVisible(target, 60)}`}
            onClick={() => void runTests(engine, pair, [test])}
          >
            <IconPlayerPlay size={13} />
          </ActionIcon>
        )}
      </div>
      {result?.state === 'done' && <Result result={result} />}
    </li>
  );
}

const verbs: Record<ProbeTest['kind'], string> = { dns: 'Look up', ping: 'Ping', tcp: 'Connect to' };

function Result({ result }: { result: ProbeResult }) {
  const version = useTopologyStore((state) => state.version);
  const outcome = outcomeOfResult(result) ?? 'untested';
  const { probe } = result;
  const observed = probe && probe.outcome !== 'untested' ? observationText(probe) : null;
  const toolText = probe?.tool ? `${probe.tool}, ${probe.milliseconds} ms` : null;
  return (
    <div className={classes.result} role="status">
      <span className={classes.verdict}>
        <OutcomeIcon outcome={outcome} />
        <strong>{outcomeLabels[outcome]}</strong>
        {observed && <span>: {observed}</span>}
        {isOutdated(result, version) && (
          <span className={classes.outdated} title="The topology has changed since this test">
            outdated
          </span>
        )}
      </span>
      <p className={classes.detail}>
        <Literal text={probe?.detail ?? result.problem ?? ''} max={400} />
        {toolText && <span className={classes.tool}> {toolText}</span>}
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
    case 'matches':
      return <IconCircleCheck size={15} aria-hidden />;
    case 'differs':
      return <IconAlertTriangleFilled size={15} aria-hidden />;
    case 'untested':
      return <IconCircleDashed size={15} aria-hidden />;
    case 'unpredicted':
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

/** R81: keeps the line breaks of a program's output and spells out other invisible characters. */
const outputLines = (output: string): string =>
  output
    .split('\n')
    .map((line) => toVisible(line, 400))
    .join('\n');

import { Button } from '@mantine/core';
import type { EndId } from '@portolan/topology';
import { useId } from 'react';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { toVisible } from '../theme/toVisible.ts';
import { keyOfPair, keyOfTest } from './ProbeTest.ts';
import type { PredictedTest } from './ProbeTest.ts';
import classes from './Probe.module.css';
import { useResultStore } from './resultStore.ts';
import type { PairResults } from './resultStore.ts';
import { cancelTests, runTests } from './runTests.ts';
import { TcpField } from './TcpField.tsx';
import { TestRow } from './TestRow.tsx';
import { testsForPair } from './testsForPair.ts';
import { refusalToProbe, refusalToProbePair } from './refusalToProbe.ts';

interface ProbePanelProps {
  from: EndId;
  to: EndId;
}

const none: PairResults = new Map();

/** R266, R267, R268: what can be tried from inside the first of a pair, and what came of it beside what was predicted. */
export function ProbePanel({ from, to }: ProbePanelProps) {
  const index = useTopologyStore((state) => state.index);
  const noProbes = useTopologyStore(refusalToProbe);
  const results = useResultStore((state) => state.results.get(keyOfPair({ from, to }))) ?? none;
  const heading = useId();
  if (!index) return null;
  const pair: EndPair = { from, to };
  const refusal = refusalToProbePair(index, pair) ?? noProbes;
  const { dns, ping, tcp, address } = testsForPair(index, pair);
  const suggested = [...dns, ...ping, ...tcp];
  const known = new Set(suggested.map(({ test }) => keyOfTest(test)));
  // Ports that were typed, and what was predicted before a change.
  const others = [...results]
    .filter(([key]) => !known.has(key))
    .map(([, { test }]) => ({ test, predicted: null }));
  const open = [...results.values()].filter(({ state }) => state !== 'done').length;
  const name = toVisible(index.containers.get(from)?.name ?? from, 40);
  const group = (title: string, tests: PredictedTest[]) => (
    <TestGroup title={title} tests={tests} {...{ pair, results }} isBlocked={refusal !== null} />
  );
  return (
    <section aria-labelledby={heading} className={classes.panel}>
      <h3 id={heading} className={classes.title}>
        Prove it
      </h3>
      {refusal ? (
        <p className={classes.quiet}>{refusal}</p>
      ) : (
        <>
          <p className={classes.quiet}>
            Tried from inside {name}, with what its image has or a short-lived helper.
          </p>
          <div className={classes.buttons}>
            <Button
              disabled={suggested.length === 0 || open > 0}
              onClick={() =>
                void runTests(
                  pair,
                  suggested.map(({ test }) => test),
                )
              }
            >
              {open > 0 ? `Proving… ${open} to go` : 'Prove all of it'}
            </Button>
            {open > 0 && (
              <Button variant="default" onClick={() => cancelTests(pair)}>
                Cancel
              </Button>
            )}
          </div>
          {suggested.length === 0 && (
            <p className={classes.quiet}>It has neither a name nor an address that could be tried.</p>
          )}
        </>
      )}
      {(refusal === null || results.size > 0) && (
        <>
          {group('Look up names', [...dns, ...others.filter(({ test }) => test.kind === 'dns')])}
          {group('Ping', [...ping, ...others.filter(({ test }) => test.kind === 'ping')])}
          {group('TCP', [...tcp, ...others.filter(({ test }) => test.kind === 'tcp')])}
          {refusal === null && address !== null && <TcpField pair={pair} address={address} />}
        </>
      )}
    </section>
  );
}

interface TestGroupProps {
  title: string;
  tests: PredictedTest[];
  pair: EndPair;
  results: PairResults;
  isBlocked: boolean;
}

function TestGroup({ title, tests, pair, results, isBlocked }: TestGroupProps) {
  if (tests.length === 0) return null;
  return (
    <>
      <h4 className={classes.group}>{title}</h4>
      <ul className={classes.tests}>
        {tests.map((each) => {
          const key = keyOfTest(each.test);
          return (
            <TestRow key={key} predicted={each} result={results.get(key) ?? null} {...{ pair, isBlocked }} />
          );
        })}
      </ul>
    </>
  );
}

import { Button, TextInput } from '@mantine/core';
import type { EndId, TopologyIndex } from '@portolan/topology';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useEngine } from '../store/engine/EngineScope.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { toVisible } from '../theme/toVisible.ts';
import { keyOfPair, keyOfTest } from './ProbeTest.ts';
import type { PredictedTest } from './ProbeTest.ts';
import classes from './Probe.module.css';
import { useResults } from './resultStore.ts';
import type { PairResults } from './resultStore.ts';
import { cancelTests, runTests } from './runTests.ts';
import { TestRow } from './TestRow.tsx';
import { testsForPair } from './testsForPair.ts';
import { refusalToProbePair, useRefusalToProbe } from './refusalToProbe.ts';

interface ProbePanelProps {
  index: TopologyIndex;
  from: EndId;
  to: EndId;
}

const none: PairResults = new Map();

/** R266, R267, R268: the tests that can run inside the source of a pair, each with its prediction and its result. */
export function ProbePanel({ index, from, to }: ProbePanelProps) {
  const engine = useEngine();
  const generalRefusal = useRefusalToProbe();
  const results = useResults().get(keyOfPair({ from, to })) ?? none;
  const heading = useId();
  const pair: EndPair = { from, to };
  const refusal = refusalToProbePair(index, pair) ?? generalRefusal;
  const { dns, ping, tcp, address } = testsForPair(index, pair);
  const suggested = [...dns, ...ping, ...tcp];
  const known = new Set(suggested.map(({ test }) => keyOfTest(test)));
  // Tests of ports that the user typed, and tests that the current topology no longer suggests.
  const others = [...results]
    .filter(([key]) => !known.has(key))
    .map(([, { test }]) => ({ test, predicted: null }));
  const pending = [...results.values()].filter(({ state }) => state !== 'done').length;
  const name = toVisible(index.containers.get(from)?.name ?? from, 40);
  const group = (title: string, tests: PredictedTest[]) => (
    <TestGroup title={title} tests={tests} {...{ pair, results }} isBlocked={refusal !== null} />
  );
  return (
    <section aria-labelledby={heading} className={classes.panel}>
      <h3 id={heading} className={classes.title}>
        Live test
      </h3>
      {refusal ? (
        <p className={classes.quiet}>{refusal}</p>
      ) : (
        <>
          <p className={classes.quiet}>
            Runs inside {name}, with the tools of its image or a helper container.
          </p>
          <div className={classes.buttons}>
            <Button
              disabled={suggested.length === 0 || pending > 0}
              onClick={() =>
                void runTests(
                  engine,
                  pair,
                  suggested.map(({ test }) => test),
                )
              }
            >
              {pending > 0 ? `Testing… ${pending} left` : 'Run all tests'}
            </Button>
            {pending > 0 && (
              <Button variant="default" onClick={() => cancelTests(engine, pair)}>
                Cancel
              </Button>
            )}
          </div>
          {suggested.length === 0 && (
            <p className={classes.quiet}>The target has no name and no address to test.</p>
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
            <TestRow
              key={key}
              predictedTest={each}
              result={results.get(key) ?? null}
              {...{ pair, isBlocked }}
            />
          );
        })}
      </ul>
    </>
  );
}

/** The field for a TCP test of a port that is not listed. */
function TcpField({ pair, address }: { pair: EndPair; address: string }) {
  const engine = useEngine();
  const [text, setText] = useState('');
  const [showsError, setShowsError] = useState(false);
  const port = toPort(text);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setShowsError(port === null);
    if (port === null) return;
    void runTests(engine, pair, [{ kind: 'tcp', address, port }]);
    setText('');
  };
  return (
    <form className={classes.port} onSubmit={handleSubmit} noValidate>
      <TextInput
        label="TCP to another port"
        placeholder="5432"
        inputMode="numeric"
        autoComplete="off"
        size="xs"
        value={text}
        error={showsError && port === null ? 'A port is a number from 1 to 65535.' : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Test port
      </Button>
    </form>
  );
}

/** Returns `null` if the text is not a port number. */
function toPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}

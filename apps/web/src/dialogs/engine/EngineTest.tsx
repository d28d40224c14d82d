import { Button } from '@mantine/core';
import type { EngineTestReply } from '@portolan/protocol';
import { useEffect, useRef } from 'react';
import { RequestError } from '../../connection/http.ts';
import { Literal } from '../../theme/Literal.tsx';
import { Warning } from '../fields/FieldNotes.tsx';
import { Refusal } from '../frame/Refusal.tsx';
import classes from './Engine.module.css';

interface EngineTestProps {
  reply: EngineTestReply | undefined;
  error: Error | null;
  isRunning: boolean;
  /** True if there is an address to test. */
  isReady: boolean;
  onTest: () => void;
}

/** R293: tests the address, and says what answered, or what is wrong and what to do. */
export function EngineTest({ reply, error, isRunning, isReady, onTest }: EngineTestProps) {
  // The footer of the dialog would cover it.
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reply || error) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [reply, error]);
  return (
    <div className={classes.test} ref={answer}>
      <Button size="sm" variant="default" loading={isRunning} disabled={!isReady} onClick={onTest}>
        Test
      </Button>
      <div className={classes.answer} aria-live="polite" data-testid="engine-test">
        {reply && (
          <>
            <strong>
              {reply.product === 'podman' ? 'Podman' : 'Docker'} <Literal text={reply.version} max={40} />
            </strong>{' '}
            answers on the host <Literal text={reply.hostName} max={80} />, with API{' '}
            <Literal text={reply.apiVersion} max={20} />.
            {reply.watchedAs !== null && (
              <div>
                <Warning text={`Portolan watches this address already, as ${reply.watchedAs}.`} />
              </div>
            )}
            {reply.sameIdAs !== null && (
              <div>
                <Warning
                  text={`It has the same id as ${reply.sameIdAs}: it is the same engine, or a clone of its machine.`}
                />
              </div>
            )}
          </>
        )}
        {error && <Refusal problem={error instanceof RequestError ? error.problem : null} error={error} />}
        {!reply && !error && !isRunning && (
          <span className={classes.quiet}>Connects once and asks who is there. Nothing is changed.</span>
        )}
      </div>
    </div>
  );
}

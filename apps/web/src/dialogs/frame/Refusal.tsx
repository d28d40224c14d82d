import type { Problem } from '@portolan/protocol';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Dialog.module.css';

/** R92: shows why the change was refused, what to do, and the engine’s message unchanged. */
export function Refusal({ problem, error }: { problem: Problem | null; error: Error }) {
  return (
    <div className={classes.refused} role="alert" data-testid="refusal">
      <p>
        <Literal text={problem?.detail ?? error.message} max={1000} />
      </p>
      {problem?.fields?.map((field) => (
        <p key={field.path}>
          <Literal mono text={field.path} />: <Literal text={field.message} max={300} />
        </p>
      ))}
      {problem?.engine && (
        <p className={classes.engineMessage}>
          The engine says:
          {problem.engine.split('\n').map((line, at) => (
            <span key={at}>
              <Literal text={line} max={4000} />
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

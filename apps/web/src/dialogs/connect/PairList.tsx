import { Literal } from '../../theme/Literal.tsx';
import classes from './Connect.module.css';
import type { PlannedPair } from './planPairs.ts';

interface PairListProps {
  pairs: readonly PlannedPair[];
  /** The pair the engine refused; the ones after it were not tried. */
  refused: string | null;
  /** The pair that is being connected. */
  current: string | null;
}

/** R158: what becomes of each pair: what is done stays done, what is left out says why. */
export function PairList({ pairs, refused, current }: PairListProps) {
  const left = pairs.filter(({ state }) => state.kind === 'to-do').length;
  const done = pairs.filter(({ state }) => state.kind === 'done').length;
  const leftOut = pairs.length - left - done;
  return (
    <div>
      <ul className={classes.pairs} aria-label="What is connected" tabIndex={0}>
        {pairs.map((pair) => {
          const [state, words] = wordsOf(pair, refused, current);
          return (
            <li key={pair.key} data-state={state}>
              <span>
                <Literal text={pair.container.name} max={60} /> →{' '}
                <Literal text={pair.network.name} max={60} />
              </span>
              <small>
                <Literal text={words} max={200} />
              </small>
            </li>
          );
        })}
      </ul>
      <p role="status" className={classes.count}>
        {done > 0 ? `${done} of ${done + left} connected` : `${left} to connect, one after another`}
        {leftOut > 0 && `; ${leftOut} left out`}.
      </p>
    </div>
  );
}

function wordsOf(
  { key, state }: PlannedPair,
  refused: string | null,
  current: string | null,
): [string, string] {
  switch (state.kind) {
    case 'done':
      return ['done', 'connected'];
    case 'left-out':
      return ['left-out', `left out: ${state.reason}`];
    case 'to-do':
      if (key === current) return ['current', 'connecting…'];
      return key === refused ? ['refused', 'refused, see below'] : ['to-do', 'to connect'];
  }
}

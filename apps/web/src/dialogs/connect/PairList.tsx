import { Literal } from '../../theme/Literal.tsx';
import classes from './Connect.module.css';
import type { PlannedPair } from './planPairs.ts';

interface PairListProps {
  pairs: readonly PlannedPair[];
  /** Key of the pair that the engine refused. The pairs after it were not tried. */
  refused: string | null;
  /** Key of the pair that is being connected. */
  current: string | null;
}

/** R158: the outcome of each pair. A pair that is skipped shows the reason. */
export function PairList({ pairs, refused, current }: PairListProps) {
  const left = pairs.filter(({ state }) => state.kind === 'to-do').length;
  const done = pairs.filter(({ state }) => state.kind === 'done').length;
  const skipped = pairs.length - left - done;
  return (
    <div>
      <ul className={classes.pairs} aria-label="Attachments" tabIndex={0}>
        {pairs.map((pair) => {
          const [state, text] = stateTextOf(pair, refused, current);
          return (
            <li key={pair.key} data-state={state}>
              <span>
                <Literal text={pair.container.name} max={60} /> →{' '}
                <Literal text={pair.network.name} max={60} />
              </span>
              <small>
                <Literal text={text} max={200} />
              </small>
            </li>
          );
        })}
      </ul>
      <p role="status" className={classes.count}>
        {done > 0 ? `${done} of ${done + left} connected` : `${left} to connect, one after another`}
        {skipped > 0 && `; ${skipped} skipped`}.
      </p>
    </div>
  );
}

function stateTextOf(
  { key, state }: PlannedPair,
  refused: string | null,
  current: string | null,
): [string, string] {
  switch (state.kind) {
    case 'done':
      return ['done', 'connected'];
    case 'skipped':
      return ['skipped', `skipped: ${state.reason}`];
    case 'to-do':
      if (key === current) return ['current', 'connecting…'];
      return key === refused ? ['refused', 'refused, see below'] : ['to-do', 'to connect'];
  }
}

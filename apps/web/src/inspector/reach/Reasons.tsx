import type { Reason } from '@portolan/topology';
import { useState } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import classes from './Reach.module.css';

/** The number of reasons shown at first: there may be one for each of many ports. */
const MAX_SHOWN = 4;

/** R251: the reasons of a verdict, as sentences. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const [showsAll, setShowsAll] = useState(false);
  if (reasons.length === 0) return null;
  const shown = showsAll || reasons.length <= MAX_SHOWN + 1 ? reasons : reasons.slice(0, MAX_SHOWN);
  return (
    <>
      <ul className={classes.reasons} aria-label="Reasons">
        {shown.map(({ code, sentence }) => (
          <li key={`${code} ${sentence}`} data-reason={code}>
            <Literal text={sentence} max={400} />
          </li>
        ))}
      </ul>
      {shown.length < reasons.length && (
        <button type="button" className={inspector.link} onClick={() => setShowsAll(true)}>
          {reasons.length - shown.length} more reasons…
        </button>
      )}
    </>
  );
}

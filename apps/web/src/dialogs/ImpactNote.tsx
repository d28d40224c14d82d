import { undoLimits } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { toVisible } from '../theme/toVisible.ts';
import classes from './Dialog.module.css';
import { impactWords } from './impactWords.ts';

/** R93: what the edits will do, as one quiet line or, when something is lost, as a list that is not to be missed. */
export function ImpactNote({ index, edits }: { index: TopologyIndex; edits: Edit[] }) {
  const key = JSON.stringify(edits);
  const { loses, sentences } = useMemo(() => impactWords(index, JSON.parse(key) as Edit[]), [index, key]);
  if (edits.length === 0) return null;
  const limits = [...new Set(edits.flatMap((edit) => undoLimits(index, edit)))];
  return (
    <div className={loses ? `${classes.impact} ${classes.loss}` : classes.impact} data-testid="impact">
      {loses ? (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        `${sentences.join(' ')} Nothing is lost.`
      )}
      {limits.length > 0 && (
        <details className={classes.limits}>
          <summary>Undo will not restore everything</summary>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{toVisible(limit)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

import { toEdits } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { undoLimits } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import classes from '../frame/Dialog.module.css';
import { impactText } from './impactText.ts';

/** R93: shows the impact of commands: in one plain line, or as a highlighted list if something is lost. */
export function ImpactNote({ index, commands }: { index: TopologyIndex; commands: Command[] }) {
  const key = JSON.stringify(commands.flatMap(toEdits));
  const { loses, sentences, limits } = useMemo(() => {
    const edits = JSON.parse(key) as Edit[];
    const limits = [...new Set(edits.flatMap((edit) => undoLimits(index, edit)))];
    return { ...impactText(index, edits), limits };
  }, [index, key]);
  if (commands.length === 0) return null;
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

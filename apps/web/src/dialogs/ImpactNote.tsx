import type { Edit, TopologyIndex } from '@portolan/topology';
import classes from './Dialog.module.css';
import { impactWords } from './impactWords.ts';

/** R93: what the edits will do, as one quiet line or, when something is lost, as a list that is not to be missed. */
export function ImpactNote({ index, edits }: { index: TopologyIndex; edits: Edit[] }) {
  const words = edits.map((edit) => impactWords(index, edit));
  const sentences = [...new Set(words.flatMap((each) => each.sentences))];
  if (sentences.length === 0) return null;
  const loses = words.some((each) => each.loses);
  return (
    <div className={loses ? `${classes.impact} ${classes.loss}` : classes.impact} data-testid="impact">
      {sentences.length === 1 ? (
        sentences[0]
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

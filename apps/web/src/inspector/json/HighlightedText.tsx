import { Literal } from '../../theme/Literal.tsx';
import classes from './JsonTree.module.css';

interface HighlightedTextProps {
  text: string;
  /** In lower case. */
  terms: readonly string[];
  max: number;
}

/** A foreign text with what was searched for marked in it. */
export function HighlightedText({ text, terms, max }: HighlightedTextProps) {
  if (terms.length === 0) return <Literal text={text} max={max} />;
  const shown = [...text].slice(0, max + 1).join('');
  const pattern = terms.map((term) => term.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  // With one group, every second piece is what was found.
  const pieces = shown.split(new RegExp(`(${pattern})`, 'iu'));
  return (
    <>
      {pieces.map((piece, at) =>
        at % 2 === 1 ? (
          <mark key={at} className={classes.mark}>
            <Literal text={piece} max={max} />
          </mark>
        ) : (
          piece && <Literal key={at} text={piece} max={max} />
        ),
      )}
    </>
  );
}

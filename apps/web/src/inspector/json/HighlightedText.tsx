import { Literal } from '../../theme/Literal.tsx';
import classes from './JsonTree.module.css';

interface HighlightedTextProps {
  text: string;
  /** In lower case. */
  terms: readonly string[];
  max: number;
}

/** A text from the engine in which the search terms are highlighted. */
export function HighlightedText({ text, terms, max }: HighlightedTextProps) {
  if (terms.length === 0) return <Literal text={text} max={max} />;
  const shown = [...text].slice(0, max + 1).join('');
  const pattern = terms.map((term) => term.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  // Since the pattern has one group, every second piece is a match.
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

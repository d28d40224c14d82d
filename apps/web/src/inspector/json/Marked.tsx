import { Literal } from '../../theme/Literal.tsx';
import classes from './JsonTree.module.css';

interface MarkedProps {
  text: string;
  /** In lower case. */
  words: readonly string[];
  max: number;
}

/** A foreign text with what was searched for marked in it. */
export function Marked({ text, words, max }: MarkedProps) {
  if (words.length === 0) return <Literal text={text} max={max} />;
  const shown = [...text].slice(0, max + 1).join('');
  const pattern = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
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

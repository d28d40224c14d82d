import classes from './Literal.module.css';
import { toSegments, toVisible } from './toVisible.ts';

interface LiteralProps {
  text: string;
  /** The largest number of characters shown. The tooltip shows up to 1,024. */
  max?: number;
  mono?: boolean;
}

/** R81: shows a text from the engine with all its characters visible, on one line and in one direction. */
export function Literal({ text, max = 160, mono = false }: LiteralProps) {
  const segments = toSegments(text, max);
  const cut = segments.at(-1)?.text.endsWith('…') === true && !text.endsWith('…');
  return (
    <bdi className={mono ? classes.mono : classes.plain} title={cut ? toVisible(text, 1024) : undefined}>
      {segments.map((segment, at) =>
        segment.escaped ? (
          <span key={at} className={classes.escaped}>
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
    </bdi>
  );
}

import classes from './Literal.module.css';
import { toSegments, toVisible } from './toVisible.ts';

interface LiteralProps {
  text: string;
  /** Characters shown at most; the title holds more. */
  max?: number;
  mono?: boolean;
}

/** R81: a text of the engine's, as it is: nothing in it hides, breaks the line or turns the direction. */
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

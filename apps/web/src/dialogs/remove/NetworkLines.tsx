import type { Network } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Remove.module.css';

interface NetworkLinesProps {
  title: string;
  lines: { network: Network; words: string }[];
}

/** Networks by name, each with a few words about it. */
export function NetworkLines({ title, lines }: NetworkLinesProps) {
  return (
    <div>
      <p className={classes.caption}>{title}</p>
      <ul className={classes.list} aria-label={title} tabIndex={0}>
        {lines.map(({ network, words }) => (
          <li key={network.id}>
            <Literal text={network.name} max={80} />
            <small>
              <Literal text={words} max={300} />
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}

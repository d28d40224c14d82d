import classes from '../Inspector.module.css';
import { Copyable } from './Copyable.tsx';

interface KeyValueListProps {
  title: string;
  pairs: Record<string, string>;
}

/** Labels or options, folded: there can be thousands of them (Docker 28.5.2 accepted 20,000 labels). */
export function KeyValueList({ title, pairs }: KeyValueListProps) {
  const entries = Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return null;
  const shown = entries.slice(0, 200);
  return (
    <details className={classes.fold}>
      <summary>
        {title} ({entries.length})
      </summary>
      <ul className={classes.rows}>
        {shown.map(([key, value]) => (
          <li key={key}>
            <span className={classes.grow}>
              <span className={classes.quiet}>
                <Copyable mono text={key} what="key" max={200} />
              </span>
              <br />
              <Copyable mono text={value} what="value" max={400} />
            </span>
          </li>
        ))}
      </ul>
      {entries.length > shown.length && (
        <p className={classes.quiet}>…and {entries.length - shown.length} more in the engine’s JSON.</p>
      )}
    </details>
  );
}

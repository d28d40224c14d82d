import type { EngineSummary } from '@portolan/protocol';
import classes from './EngineState.module.css';
import { engineStateText } from './engineText.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';

interface EngineDotProps {
  engine: EngineSummary;
  /** True to say the state in words beside the dot. */
  hasText?: boolean;
}

/** The state of one of the engines. Without words, the dot says it as a tooltip and to screen readers. */
export function EngineDot({ engine, hasText = false }: EngineDotProps) {
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const { tone, text } = engineStateText({ link, lostAt, status: engine });
  return (
    <span className={`${classes.state} ${classes[tone]}`}>
      <span
        className={classes.dot}
        {...(hasText ? { 'aria-hidden': true } : { role: 'img', 'aria-label': text, title: text })}
      />
      {hasText && <span className={classes.text}>{text}</span>}
    </span>
  );
}

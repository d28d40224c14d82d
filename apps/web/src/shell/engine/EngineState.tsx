import { engineStateText } from './engineText.ts';
import { placeOf, summaryOf, useEnginesStore, useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import classes from './EngineState.module.css';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';

/** The state beside the name of the engine: a dot with a short text, and tags for sample, read-only and viewer. */
export function EngineState() {
  const engine = useEngine();
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const status = useTopologyStore((state) => state.status);
  const role = useServerStore((state) => state.role);
  // R290: after a switch, the list knows the state before the engine itself has sent it.
  const summary = useEnginesStore((state) =>
    placeOf(state, engine) === null ? undefined : summaryOf(state, engine),
  );
  const isUnknown = useIsUnknownEngine();
  const { tone, text } = isUnknown
    ? ({ tone: 'bad', text: 'not watched' } as const)
    : engineStateText({ link, lostAt, status: status ?? summary ?? null });
  return (
    <span className={classes.states} data-testid="engine-state">
      <span className={`${classes.state} ${classes[tone]}`} role="status">
        <span aria-hidden className={classes.dot} />
        <span className={classes.text}>{text}</span>
      </span>
      {status?.sample && <span className={classes.tag}>sample</span>}
      {(status?.readOnly ?? false) && <span className={classes.tag}>read-only</span>}
      {link === 'open' && role === 'viewer' && !status?.readOnly && (
        <span className={classes.tag}>viewer</span>
      )}
    </span>
  );
}

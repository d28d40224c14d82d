import { EngineScope } from '../../store/engine/EngineScope.ts';
import { usePlace, useEnginesStore, useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { useOnlyEngine } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import classes from './EngineState.module.css';
import { engineStateText } from './engineText.ts';
import type { EngineStateText } from './engineText.ts';
import { severalStateText } from './severalText.ts';

/** The state beside the name of the engine: a dot with a short text, and tags for sample, read-only and viewer. */
export function EngineState() {
  const only = useOnlyEngine();
  if (only === undefined) return <StateOfSeveral />;
  return (
    <EngineScope value={only}>
      <StateOfOne />
    </EngineScope>
  );
}

function StateOfOne() {
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const status = useTopologyStore((state) => state.status);
  // R290: after a switch, the list knows the state before the engine itself has sent it.
  const place = usePlace();
  const summary = useEnginesStore(({ engines }) => (place === null ? undefined : engines?.get(place)));
  return (
    <StateText
      state={engineStateText({ link, lostAt, status: status ?? summary ?? null })}
      isSample={status?.sample ?? false}
      isReadOnly={status?.readOnly ?? false}
    />
  );
}

/** R310: the worst state of those that are shown. */
function StateOfSeveral() {
  const shown = useShownSummaries();
  const link = useServerStore((state) => state.link);
  const lostAt = useServerStore((state) => state.lostAt);
  const isReadOnly = useServerStore((state) => state.isReadOnly);
  return (
    <StateText
      state={severalStateText({ link, lostAt }, shown)}
      isSample={shown.length > 0 && shown.every(({ sample }) => sample)}
      isReadOnly={isReadOnly}
    />
  );
}

interface StateTextProps {
  state: EngineStateText;
  isSample: boolean;
  isReadOnly: boolean;
}

function StateText({ state, isSample, isReadOnly }: StateTextProps) {
  const isViewer = useServerStore(({ link, role }) => link === 'open' && role === 'viewer');
  const isUnknown = useIsUnknownEngine();
  const { tone, text } = isUnknown ? ({ tone: 'bad', text: 'not watched' } as const) : state;
  return (
    <span className={classes.states} data-testid="engine-state">
      <span className={`${classes.state} ${classes[tone]}`} role="status">
        <span aria-hidden className={classes.dot} />
        <span className={classes.text}>{text}</span>
      </span>
      {isSample && <span className={classes.tag}>sample</span>}
      {isReadOnly && <span className={classes.tag}>read-only</span>}
      {isViewer && !isReadOnly && <span className={classes.tag}>viewer</span>}
    </span>
  );
}

import { Button, Code } from '@mantine/core';
import type { EngineSummary } from '@portolan/protocol';
import type { ReactNode } from 'react';
import { filterTopology } from '../../store/filter/filterTopology.ts';
import type { Matches } from '../../store/filter/filterTopology.ts';
import { useEnginesStore, useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { requestIntent } from '../../store/intentStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { EngineList } from '../engine/EngineList.tsx';
import { useSwitchEngine } from '../engine/useSwitchEngine.ts';
import classes from './ViewArea.module.css';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

/**
 * R86: says why a view is empty: the engine does not answer, it has no containers, or nothing matches the filter. While
 * the page connects, it shows a placeholder.
 */
export function EmptyState() {
  const status = useTopologyStore((state) => state.status);
  const isUnknownEngine = useIsUnknownEngine();
  const canCreate = useChangesRefusal() === null;
  const engine = useEngine();
  const { view, filter, setFilter } = useView();
  const containers = useTopologyStore(({ index }) => index && index.containers.size);
  // The map shows these messages itself. The matrix shows no networks.
  const hasNetworks = view === 'table';
  const nothingMatches = useTopologyValue(
    (index) => view !== 'map' && isNothing(filterTopology(index, filter), hasNetworks),
  );
  const nothingExists = useTopologyValue(
    (index) =>
      view !== 'map' &&
      index.containers.size === 0 &&
      !(hasNetworks && [...index.networks.values()].some((each) => !each.predefined)),
  );

  if (isUnknownEngine) return <UnknownEngine />;
  if (containers === null) {
    if (status?.state === 'unreachable') {
      return (
        <Notice title="The engine does not answer">
          {/* The banner says why. */}
          <p>The {view} appears when the engine answers.</p>
        </Notice>
      );
    }
    return <Skeleton />;
  }
  if (nothingMatches) {
    return (
      <Notice title="Nothing matches the filter">
        <p>Containers on the engine: {containers}.</p>
        <Button
          variant="default"
          onClick={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
        >
          Clear all filters
        </Button>
      </Notice>
    );
  }
  if (nothingExists) {
    return (
      <Notice title="This engine has no containers yet">
        <p>
          New containers appear here. Start one with <Code>docker run -d -p 8080:80 nginx</Code>.
        </p>
        {canCreate && (
          <Button variant="default" onClick={() => requestIntent(engine, { kind: 'create-network' })}>
            New network…
          </Button>
        )}
      </Notice>
    );
  }
  return null;
}

const isNothing = (matches: Matches | null, hasNetworks: boolean): boolean =>
  matches !== null && matches.containers.size + (hasNetworks ? matches.networks.size : 0) === 0;

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.cover}>
      <div className={classes.card} role="status">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** R290: the address names an engine that the server does not watch, or no longer. */
function UnknownEngine() {
  const engine = useEngine();
  const engines = useEnginesStore((state) => state.engines);
  const switchEngine = useSwitchEngine();
  const choose = (chosen: EngineSummary) => {
    // The list goes away.
    document.querySelector<HTMLElement>('[data-testid="engine-pill"]')?.focus();
    switchEngine(chosen);
  };
  return (
    <Notice title="This engine is not watched">
      <p>
        Portolan watches no engine named <Literal text={engine ?? ''} max={64} mono />. It was removed, or the
        address is for another server. Choose one of these:
      </p>
      <div className={classes.choice}>
        <EngineList engines={[...(engines?.values() ?? [])]} shown={undefined} onChoose={choose} />
      </div>
    </Notice>
  );
}

/** A placeholder in the shape of a map. */
function Skeleton() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Connecting to the engine">
      <div className={classes.band} />
      <div className={classes.band} />
      <div className={classes.band} />
    </div>
  );
}

import { Button, Code } from '@mantine/core';
import { useCallback } from 'react';
import type { TopologyIndex } from '@portolan/topology';
import { filterTopology } from '../../store/filter/filterTopology.ts';
import { useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { useShownRefusal } from '../../store/engine/refusals.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { useActionEngine } from '../../store/engine/useActionEngine.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { TopologyState } from '../../store/topologyStore.ts';
import { useEachState, useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { Notice } from './Notice.tsx';
import { UnknownEngine } from './UnknownEngine.tsx';
import classes from './ViewArea.module.css';

const knownOf = ({ status, index }: TopologyState) => ({
  isUnreachable: status?.state === 'unreachable',
  containers: index && index.containers.size,
});

/**
 * R86: says why a view is empty: no engine answers, none has containers, or nothing matches the filter. While the page
 * connects, it shows a placeholder.
 */
export function EmptyState() {
  const known = useEachState(knownOf);
  const isUnknownEngine = useIsUnknownEngine();
  const isWaiting = useShownStore(({ engines }) => engines.length === 0);
  const canCreate = useShownRefusal() === null;
  const engine = useActionEngine();
  const { view, filter, setFilter } = useView();
  // The map shows these messages itself. The matrix shows no networks.
  const hasNetworks = view === 'table';
  const found = useEachTopology(
    useCallback(
      (index: TopologyIndex, engine: string | null) => {
        if (view === 'map') return null;
        const matches = filterTopology(index, filter, engine);
        return {
          exists: index.containers.size > 0 || (hasNetworks && hasOwnNetworks(index)),
          matches: !matches || matches.containers.size + (hasNetworks ? matches.networks.size : 0) > 0,
        };
      },
      [view, filter, hasNetworks],
    ),
  );

  if (isUnknownEngine) return <UnknownEngine />;
  const isSeveral = known.length > 1;
  if (known.every(({ value }) => value.containers === null)) {
    if (isWaiting || !known.every(({ value }) => value.isUnreachable)) return <Skeleton />;
    return (
      <Notice
        title={isSeveral ? `None of the ${known.length} engines answers` : 'The engine does not answer'}
      >
        {/* The banner says why. */}
        <p>
          The {view} appears when {isSeveral ? 'one of them' : 'the engine'} answers.
        </p>
      </Notice>
    );
  }
  if (view === 'map' || found.length === 0) return null;
  if (!found.some(({ value }) => value?.matches)) {
    const containers = known.reduce((sum, { value }) => sum + (value.containers ?? 0), 0);
    return (
      <Notice title="Nothing matches the filter">
        <p>
          Containers on the {isSeveral ? 'engines' : 'engine'}: {containers}.
        </p>
        <Button
          variant="default"
          onClick={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
        >
          Clear all filters
        </Button>
      </Notice>
    );
  }
  if (!found.some(({ value }) => value?.exists)) {
    return (
      <Notice
        title={isSeveral ? 'These engines have no containers yet' : 'This engine has no containers yet'}
      >
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

const hasOwnNetworks = ({ networks }: TopologyIndex): boolean =>
  [...networks.values()].some((each) => !each.predefined);

/** A placeholder in the shape of a map. */
function Skeleton() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Connecting">
      <div className={classes.band} />
      <div className={classes.band} />
      <div className={classes.band} />
    </div>
  );
}

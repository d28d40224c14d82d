import { Loader, Modal } from '@mantine/core';
import { useMediaQuery, useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import { formatSelection } from '../../store/selection.ts';
import { useView } from '../../store/useView.ts';
import type { InspectedEntity } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './InspectDialog.module.css';
import { Place } from '../parts/Place.tsx';
import { useSelectedIndex } from '../useSelectedIndex.ts';
import { toInspection } from './toInspection.ts';
import { InspectPanes } from './InspectPanes.tsx';
import type { Json } from './jsonFields.ts';
import { EngineScope, useEngine } from '../../store/engine/EngineScope.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';

/** R177: the engine's JSON of the network or container in the page's address, beside what the topology knows of it. */
export default function InspectDialog() {
  const { inspected, inspect } = useView();
  if (!inspected) return null;
  return (
    <EngineScope value={inspected.engine}>
      <InspectModal inspected={inspected} onClose={() => inspect(null)} />
    </EngineScope>
  );
}

function InspectModal({ inspected, onClose }: { inspected: InspectedEntity; onClose: () => void }) {
  const engine = useEngine();
  const index = useSelectedIndex(useMemo(() => [inspected], [inspected]));
  const isNarrow = useMediaQuery('(max-width: 992px)', false, { getInitialValueInEffect: false });
  if (!index) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Title index={index} inspected={inspected} />}
      size="min(1180px, 94vw)"
      fullScreen={isNarrow}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
      returnFocus
    >
      <Inspection key={formatSelection({ ...inspected, engine })} index={index} inspected={inspected} />
    </Modal>
  );
}

function Title({ index, inspected }: { index: TopologyIndex; inspected: InspectedEntity }) {
  const engine = useEngine();
  const isSeveral = useIsSeveral();
  const inspection = toInspection(index, inspected);
  if (!inspection) return 'Inspect';
  return (
    <>
      Inspect {inspection.kind} <Literal text={inspection.name} max={80} />{' '}
      {isSeveral && <Place engine={engine} />}
    </>
  );
}

function Inspection({ index, inspected }: { index: TopologyIndex; inspected: InspectedEntity }) {
  const role = useServerStore((state) => state.role);
  const engine = useEngine();
  const [isVerbose, setVerbose] = useState(false);
  // The JSON is requested again after a change, but at most every three seconds on a busy engine.
  const revision = useThrottledValue(index, 3000);
  // An entity that is removed meanwhile stays on the page with its last JSON.
  const [inspection] = useState(() => toInspection(index, inspected));
  const isGone = inspection !== null && toInspection(index, inspected) === null;
  const isAllowed = inspection?.kind === 'network' || role === 'operator';
  const path =
    inspection && pathOf(engine, `/${inspection.kind}s/${encodeURIComponent(inspection.id)}/inspect`);
  const { data, error, isPending } = useQuery({
    queryKey: [path, isVerbose, revision],
    queryFn: () => request<Json>('GET', `${path}${isVerbose ? '?verbose=true' : ''}`),
    enabled: inspection !== null && !isGone && isAllowed,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (!inspection) return <p className={classes.note}>It no longer exists on this engine.</p>;
  if (!isAllowed) {
    return (
      <p className={classes.note}>
        A container’s JSON often holds secrets, such as its environment. Only operators can see it.
      </p>
    );
  }
  return (
    <>
      {isGone && <p className={classes.note}>It no longer exists. This is its last JSON.</p>}
      {error && (
        <p role="alert" className={classes.error}>
          {error.message}
          {data !== undefined && ' The JSON below is older.'}
        </p>
      )}
      {data === undefined && isPending && <Loader size="sm" aria-label="Loading" />}
      {data !== undefined && (
        <InspectPanes
          index={index}
          inspection={inspection}
          json={data}
          isVerbose={isVerbose}
          onVerbose={setVerbose}
        />
      )}
    </>
  );
}

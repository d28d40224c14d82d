import { EngineScope } from '../store/engine/EngineScope.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
import { useView } from '../store/useView.ts';
import { pairIn, toEndPair, toSelection } from '../store/verdict/endPair.ts';
import { Place } from './parts/Place.tsx';
import { AcrossDetails } from './reach/AcrossDetails.tsx';
import type { Entity, Selection } from '../store/selection.ts';
import type { TopologyIndex } from '@portolan/topology';
import { AttachmentDetails } from './details/AttachmentDetails.tsx';
import { ContainerDetails } from './details/ContainerDetails.tsx';
import { ExposureDetails } from './details/ExposureDetails.tsx';
import classes from './Inspector.module.css';
import { NetworkDetails } from './details/NetworkDetails.tsx';
import { Overview, OverviewOfEach } from './details/Overview.tsx';
import { PairDetails } from './reach/PairDetails.tsx';
import { MultiEngineDetails, MultiSelectionDetails } from './details/MultiSelectionDetails.tsx';
import { useSelectedIndex } from './useSelectedIndex.ts';
import { useSelection } from '../store/useSelection.ts';

/** The panel with the details of the selection and the actions on it. */
export default function Inspector() {
  const { selection } = useView();
  return (
    <div className={classes.inspector} data-testid="inspector">
      <DetailsOfAny selection={selection} />
    </div>
  );
}

/** R304: the details of a selection, which may be on several engines. */
function DetailsOfAny({ selection }: { selection: Selection[] }) {
  const engines = useShownStore((state) => state.engines);
  const pair = pairIn(selection);
  if (pair && 'from' in pair) return <AcrossDetails pair={pair} />;
  if (pair) {
    const ends = [toSelection(pair.pair.from), toSelection(pair.pair.to)];
    return <DetailsOn engine={pair.engine} selection={ends} isSaid={engines.length > 1} />;
  }
  const concerned = selection.length === 0 ? engines : new Set(selection.map(({ engine }) => engine));
  const [only, ...more] = concerned;
  if (selection.length === 0 && more.length > 0) return <OverviewOfEach engines={engines} />;
  if (more.length === 0)
    return only === undefined ? null : (
      <DetailsOn engine={only} selection={selection} isSaid={engines.length > 1} />
    );
  return <MultiEngineDetails selection={selection} />;
}

interface DetailsOnProps {
  engine: string | null;
  selection: readonly Entity[];
  /** True if the name of the engine stands above them. */
  isSaid: boolean;
}

/** The details of a selection on one engine. */
function DetailsOn({ engine, selection, isSaid }: DetailsOnProps) {
  return (
    <EngineScope value={engine}>
      {isSaid && (
        <p className={classes.place}>
          <Place engine={engine} />
        </p>
      )}
      <SelectedDetails selection={selection} />
    </EngineScope>
  );
}

function SelectedDetails({ selection }: { selection: readonly Entity[] }) {
  const index = useSelectedIndex(selection);
  return index && <Details index={index} selection={selection} />;
}

/** The details of a selection. */
export function Details({ index, selection }: { index: TopologyIndex; selection: readonly Entity[] }) {
  const [only] = selection;
  if (!only) return <Overview index={index} />;
  const pair = toEndPair(selection);
  if (pair) return <PairDetails index={index} pair={pair} />;
  if (selection.length > 1) return <MultiSelectionDetails index={index} selection={selection} />;
  switch (only.kind) {
    case 'outside':
    case 'host':
      return <ExposureDetails index={index} reach={only.kind} />;
    case 'container': {
      const container = index.containers.get(only.id);
      return container ? (
        <ContainerDetails key={only.id} index={index} container={container} />
      ) : (
        <Gone what="container" />
      );
    }
    case 'network': {
      const network = index.networks.get(only.id);
      return network ? (
        <NetworkDetails key={only.id} index={index} network={network} />
      ) : (
        <Gone what="network" />
      );
    }
    case 'attachment': {
      const attachment = index.attachments.get(only.id);
      return attachment ? (
        <AttachmentDetails key={only.id} index={index} attachment={attachment} />
      ) : (
        <Gone what="attachment" />
      );
    }
  }
}

function Gone({ what }: { what: string }) {
  const { select } = useSelection();
  return (
    <>
      <h2 className={classes.heading}>Not found</h2>
      <p className={classes.quiet}>The selected {what} no longer exists on this engine.</p>
      <button type="button" className={classes.link} onClick={() => select()}>
        Show the overview
      </button>
    </>
  );
}

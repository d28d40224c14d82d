import { toEndPair } from '../store/verdict/endPair.ts';
import type { Entity } from '../store/selection.ts';
import type { TopologyIndex } from '@portolan/topology';
import { AttachmentDetails } from './details/AttachmentDetails.tsx';
import { ContainerDetails } from './details/ContainerDetails.tsx';
import { ExposureDetails } from './details/ExposureDetails.tsx';
import classes from './Inspector.module.css';
import { NetworkDetails } from './details/NetworkDetails.tsx';
import { Overview } from './details/Overview.tsx';
import { PairDetails } from './reach/PairDetails.tsx';
import { MultiSelectionDetails } from './details/MultiSelectionDetails.tsx';
import { useSelectedIndex } from './useSelectedIndex.ts';
import { useSelection } from '../store/useSelection.ts';

/** The panel with the details of the selection and the actions on it. */
export default function Inspector() {
  const { selection } = useSelection();
  const index = useSelectedIndex(selection);
  if (!index) return null;
  return (
    <div className={classes.inspector} data-testid="inspector">
      <Details index={index} selection={selection} />
    </div>
  );
}

/** The details of a selection. */
export function Details({ index, selection }: { index: TopologyIndex; selection: Entity[] }) {
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

import { EngineScope } from '../store/engine/EngineScope.ts';
import { dismissIntent, useIntentStore } from '../store/intentStore.ts';
import type { Intent } from '../store/intentStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { AddEngineDialog } from './engine/AddEngineDialog.tsx';
import { RemoveEngineDialog } from './engine/RemoveEngineDialog.tsx';
import { ContainerDialog } from './container/ContainerDialog.tsx';
import { RenameContainerDialog } from './container/RenameContainerDialog.tsx';
import { ConnectDialog } from './connect/ConnectDialog.tsx';
import { CreateNetworkDialog } from './create/CreateNetworkDialog.tsx';
import { DisconnectDialog } from './connect/DisconnectDialog.tsx';
import { PruneDialog } from './prune/PruneDialog.tsx';
import { RunContainerDialog } from './run/RunContainerDialog.tsx';
import { RemoveNetworkDialog } from './remove/RemoveNetworkDialog.tsx';

/** The dialog for the current intent. */
export default function Dialogs() {
  const { intent, engine } = useIntentStore();
  if (!intent) return null;
  return (
    <EngineScope value={engine}>
      <IntentDialog intent={intent} />
    </EngineScope>
  );
}

function IntentDialog({ intent }: { intent: Intent }) {
  const index = useTopologyStore((state) => state.index);
  if (intent.kind === 'add-engine') return <AddEngineDialog onClose={dismissIntent} />;
  if (intent.kind === 'remove-engine')
    return <RemoveEngineDialog name={intent.name} onClose={dismissIntent} />;
  if (!index) return null;
  const shared = { index, onClose: dismissIntent };
  switch (intent.kind) {
    case 'connect':
      return <ConnectDialog {...shared} containerIds={intent.containerIds} networkIds={intent.networkIds} />;
    case 'disconnect':
      return <DisconnectDialog {...shared} containerId={intent.containerId} networkId={intent.networkId} />;
    case 'create-network':
      return <CreateNetworkDialog {...shared} like={intent.like} />;
    case 'remove-networks':
      return <RemoveNetworkDialog {...shared} networkIds={intent.networkIds} />;
    case 'container':
      return <ContainerDialog {...shared} verb={intent.verb} containerId={intent.containerId} />;
    case 'rename-container':
      return <RenameContainerDialog {...shared} containerId={intent.containerId} />;
    case 'prune-networks':
      return <PruneDialog {...shared} />;
    case 'run-container':
      return <RunContainerDialog {...shared} networkIds={intent.networkIds} />;
  }
}

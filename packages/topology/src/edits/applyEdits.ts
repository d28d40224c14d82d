import type { Topology } from '../model.ts';
import type { Edit } from './Edit.ts';
import { EditDraft } from './EditDraft.ts';

/**
 * R120: the topology after these edits, as far as it can be known. Addresses and MAC addresses that the engine will
 * choose are `null`, and ids are placeholders. An edit that the engine would refuse changes nothing. Entities that no
 * edit changes stay the same objects.
 */
export function applyEdits(topology: Topology, edits: readonly Edit[]): Topology {
  const draft = new EditDraft(topology);
  for (const edit of edits) apply(draft, edit);
  return draft.toTopology();
}

function apply(draft: EditDraft, edit: Edit): void {
  switch (edit.kind) {
    case 'create-network':
      return draft.createNetwork(edit.name);
    case 'remove-network':
      return draft.removeNetwork(edit.networkId);
    case 'connect':
      return draft.connect(edit.containerId, edit.networkId, edit.endpoint);
    case 'disconnect':
      return draft.disconnect(edit.containerId, edit.networkId);
    case 'run-container':
      return draft.runContainer(edit);
    case 'start':
      return draft.start(edit.containerId);
    case 'stop':
      return draft.stop(edit.containerId);
    case 'restart':
      draft.stop(edit.containerId);
      return draft.start(edit.containerId);
    case 'pause':
      return draft.setPaused(edit.containerId, true);
    case 'unpause':
      return draft.setPaused(edit.containerId, false);
    case 'rename-container':
      return draft.rename(edit.containerId, edit.name);
    case 'remove-container':
      return draft.removeContainer(edit.containerId);
  }
}

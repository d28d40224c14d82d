import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import { CARD } from '../layouts/measures.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { NO_PROJECT } from './scene.ts';
import type { CardState, SceneCard, SceneStub } from './scene.ts';
import { shortContainerName } from './shortNames.ts';
import type { SoleServices } from './shortNames.ts';
import { toEntryPoints } from './toEntryPoints.ts';
import { toLabel } from './toLabel.ts';

/** Returns the card of a container, with the sharers of its network stack as chips. */
export function toCard(index: TopologyIndex, container: Container, sole: SoleServices): SceneCard {
  const broken = container.namespace.kind === 'container';
  const state = toState(index, container);
  const note = broken ? 'owner removed' : noteOf(container);
  const noteRoom = note ? CARD.noteGap + note.length * CARD.noteCharacter : 0;
  return {
    id: container.id,
    label: toLabel(
      shortContainerName(container, sole),
      CARD.width - CARD.besideName - noteRoom,
      CARD.nameSize,
    ),
    name: toVisible(container.name),
    band: container.project ?? NO_PROJECT,
    state,
    note,
    alert: broken || state === 'unhealthy' || state === 'dead' || state === 'restarting',
    chips: index.sharersOf(container.id).map((each) => ({
      id: each.id,
      label: toLabel(shortContainerName(each, sole), CARD.chipName, CARD.smallSize),
      state: toState(index, each),
    })),
    stubs: stubsOf(index, container),
    entryPoints: toEntryPoints(index, container),
  };
}

function stubsOf(index: TopologyIndex, container: Container): SceneStub[] {
  return index
    .attachmentsOfContainer(container.id)
    .filter((attachment) => !index.networks.has(attachment.networkId))
    .map(({ id, networkName, networkId }) => ({
      id,
      label: toLabel(
        `${networkName || networkId.slice(0, 12)} removed`,
        CARD.width - CARD.besideStub,
        CARD.smallSize,
      ),
    }));
}

function toState(index: TopologyIndex, container: Container): CardState {
  if (container.state === 'restarting') return 'restarting';
  if (container.state === 'dead' || container.state === 'removing') return 'dead';
  if (!isRunning(container)) return 'stopped';
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind !== 'broken' && resolved.cutOff) return 'cut off';
  if (container.state === 'paused') return 'paused';
  return container.health === 'unhealthy' || container.health === 'starting' ? container.health : 'running';
}

function noteOf(container: Container): string {
  if (container.state === 'exited') {
    return container.exitCode ? `exit ${container.exitCode}` : 'stopped';
  }
  if (container.state !== 'running') return container.state;
  return container.health === 'unhealthy' || container.health === 'starting' ? container.health : '';
}

import { RequestError } from '../../connection/http.ts';
import { toEdits } from '@portolan/protocol';
import { refusalOfState } from '@portolan/topology';
import { sendCommand } from '../../commands/sendCommand.ts';
import { dismissIntent, useIntentStore } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { changesDisabledReason, useTopologyStore } from '../../store/topologyStore.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { impactText } from '../impact/impactText.ts';
import { notifyChanged } from '../toast/notifyChanged.tsx';
import { notifyRefused } from '../toast/notifyRefused.tsx';
import { toContainerCommand } from './toContainerCommand.ts';
import { verbText } from './verbText.ts';

/**
 * R161: follows the intents and carries out at once what needs no question: starting and unpausing, as long as nobody
 * loses anything by it. Undo is in the toast. Returns what ends it.
 */
export function performHarmlessIntents(): () => void {
  return useIntentStore.subscribe(({ intent }) => {
    if (intent && isHarmless(intent)) {
      dismissIntent();
      void act(intent);
    }
  });
}

type ContainerIntent = Extract<Intent, { kind: 'container' }>;

function isHarmless(intent: Intent): intent is ContainerIntent {
  if (intent.kind !== 'container' || (intent.verb !== 'start' && intent.verb !== 'unpause')) return false;
  const state = useTopologyStore.getState();
  const container = state.index?.containers.get(intent.containerId);
  // The dialog says why it cannot be done.
  if (!state.index || !container || changesDisabledReason(state) !== null) return false;
  if (refusalOfState(container, intent.verb) !== null) return false;
  return !impactText(state.index, toEdits(toContainerCommand(intent.verb, intent.containerId))).loses;
}

async function act({ verb, containerId }: ContainerIntent): Promise<void> {
  const name = toVisible(useTopologyStore.getState().index?.containers.get(containerId)?.name ?? '');
  const command = toContainerCommand(verb, containerId);
  try {
    notifyChanged(`${verbText[verb].done} ${name}.`, [{ command, ...(await sendCommand(command)) }]);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    notifyRefused(`${verbText[verb].title} ${name}: not done.`, error.problem);
  }
}

import { RequestError } from '../../connection/http.ts';
import { toEdits } from '@portolan/protocol';
import { refusalOfState } from '@portolan/topology';
import { sendCommand } from '../../commands/sendCommand.ts';
import { dismissIntent, useIntentStore } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { changesRefusalOf } from '../../store/engine/refusals.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { impactText } from '../impact/impactText.ts';
import { notifyChanged } from '../toast/notifyChanged.tsx';
import { notifyRefused } from '../toast/notifyRefused.tsx';
import { toContainerCommand } from './toContainerCommand.ts';
import { verbText } from './verbText.ts';

/**
 * R161: watches the intents and performs those that need no confirmation: to start and to unpause a container, unless
 * something is lost. The toast has Undo. Returns a function that stops the watching.
 */
export function performHarmlessIntents(): () => void {
  return useIntentStore.subscribe(({ intent, engine }) => {
    if (intent && isHarmless(engine, intent)) {
      dismissIntent();
      void perform(engine, intent);
    }
  });
}

type ContainerIntent = Extract<Intent, { kind: 'container' }>;

function isHarmless(engine: string | null, intent: Intent): intent is ContainerIntent {
  if (intent.kind !== 'container' || (intent.verb !== 'start' && intent.verb !== 'unpause')) return false;
  const { index } = topologyStoreOf(engine).getState();
  const container = index?.containers.get(intent.containerId);
  // In these cases the dialog opens and says why the action is not possible.
  if (!index || !container || changesRefusalOf(engine) !== null) return false;
  if (refusalOfState(container, intent.verb) !== null) return false;
  return !impactText(index, toEdits(toContainerCommand(intent.verb, intent.containerId))).loses;
}

async function perform(engine: string | null, { verb, containerId }: ContainerIntent): Promise<void> {
  const { index } = topologyStoreOf(engine).getState();
  const name = toVisible(index?.containers.get(containerId)?.name ?? '');
  const command = toContainerCommand(verb, containerId);
  try {
    const outcome = { command, ...(await sendCommand(engine, command)) };
    notifyChanged(engine, `${verbText[verb].done} ${name}.`, [outcome]);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    notifyRefused(engine, `Could not ${verb} ${name}.`, error.problem);
  }
}

import { isRunning } from '@portolan/topology';
import { doAndLookAgain } from '../CommandContext.ts';
import { connectCleanly } from '../connectCleanly.ts';
import { whyAddressTaken } from '../whyAddressTaken.ts';
import { differencesOf } from './differencesOf.ts';
import type { Inverse } from './Inverse.ts';
import { asksAlike, endpointOf, keepEndpoint } from './keepEndpoint.ts';
import { containerNow, networkNow } from './readNow.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

type InverseOf<K extends Inverse['kind']> = Extract<Inverse, { kind: K }>;

/** Takes a connect back. */
export async function disconnectAgain(
  context: UndoContext,
  { containerId, networkId, asked }: InverseOf<'disconnect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    containerNow(context, containerId),
    networkNow(context, networkId),
  ]);
  if (!endpointOf(reading, network)) {
    throw cannotUndo(`${reading.container.name} is not connected to ${network.name} any more.`);
  }
  const now = await keepEndpoint(context, containerId, network);
  if (asked && now && !asksAlike(asked, now.body)) {
    throw cannotUndo(
      `${reading.container.name} was connected to ${network.name} anew since, with other settings.`,
    );
  }
  await doAndLookAgain(
    context,
    () => hintsOf(containerId, network.id),
    () => context.client.disconnect(network.id, { container: containerId }),
  );
  return [];
}

/** Takes a disconnect back, with the configuration that the endpoint had. */
export async function connectAgain(
  context: UndoContext,
  { networkId, body, was }: InverseOf<'connect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    containerNow(context, body.container),
    networkNow(context, networkId),
  ]);
  if (endpointOf(reading, network)) {
    throw cannotUndo(
      `${reading.container.name} was connected to ${network.name} since: disconnect it first.`,
    );
  }
  const why = await whyAddressTaken(context, network, body, isRunning(reading.container));
  if (why !== null) throw cannotUndo(why);
  await doAndLookAgain(
    context,
    () => hintsOf(body.container, network.id),
    () => connectCleanly(context, network, body, reading),
  );
  return differencesOf(await context.client.readContainer(body.container), network, was);
}

const hintsOf = (containerId: string, networkId: string) => [
  { kind: 'container' as const, id: containerId },
  { kind: 'network' as const, id: networkId },
];

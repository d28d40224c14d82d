import type { ConnectRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import { doAndLookAgain } from '../CommandContext.ts';
import { differencesOf } from './differencesOf.ts';
import type { Inverse } from './Inverse.ts';
import { endpointOf } from './keepEndpoint.ts';
import { containerNow, networkNow } from './readNow.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

type InverseOf<K extends Inverse['kind']> = Extract<Inverse, { kind: K }>;

/** Takes a connect back. */
export async function disconnectAgain(
  context: UndoContext,
  { containerId, networkId }: InverseOf<'disconnect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    containerNow(context, containerId),
    networkNow(context, networkId),
  ]);
  if (!endpointOf(reading, network)) {
    throw cannotUndo(`${reading.container.name} is not connected to ${network.name} any more.`);
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
  await refuseTakenAddress(context, network, body);
  await doAndLookAgain(
    context,
    () => hintsOf(body.container, network.id),
    () => context.client.connect(network.id, body),
  );
  return differencesOf(await context.client.readContainer(body.container), network, was);
}

/**
 * The engine would refuse it too, but keep what was asked for as a wish without an endpoint, which nothing takes off a
 * container that runs (20.10.24, 28.5.2).
 */
async function refuseTakenAddress(
  { client }: UndoContext,
  network: Network,
  { ipv4, ipv6 }: ConnectRequest,
): Promise<void> {
  const wanted = [ipv4, ipv6].filter((each) => each !== undefined);
  if (wanted.length === 0) return;
  for (const { id } of await client.listMembers(network)) {
    const reading = await client.readContainer(id);
    const endpoint = reading && endpointOf(reading, network);
    const taken = wanted.find((each) => each === endpoint?.ipv4 || each === endpoint?.ipv6);
    if (taken)
      throw cannotUndo(`${reading?.container.name} has the address ${taken} on ${network.name} now.`);
  }
}

const hintsOf = (containerId: string, networkId: string) => [
  { kind: 'container' as const, id: containerId },
  { kind: 'network' as const, id: networkId },
];

import { isRunning } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { refreshAfter } from '../CommandContext.ts';
import { connectOrCleanUp } from '../attachment/connectOrCleanUp.ts';
import { findEndpoint } from '../attachment/findEndpoint.ts';
import { findAddressConflict } from '../attachment/findAddressConflict.ts';
import type { Inverse, SavedEndpoint } from './Inverse.ts';
import { isSameRequest, saveEndpoint } from './saveEndpoint.ts';
import { cannotUndo, requireContainer, requireNetwork } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

type InverseOf<K extends Inverse['kind']> = Extract<Inverse, { kind: K }>;

/** Undoes a connect. */
export async function undoConnect(
  context: UndoContext,
  { containerId, networkId, requested }: InverseOf<'disconnect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    requireContainer(context, containerId),
    requireNetwork(context, networkId),
  ]);
  if (!findEndpoint(reading, network)) {
    throw cannotUndo(`${reading.container.name} is no longer connected to ${network.name}.`);
  }
  const now = await saveEndpoint(context, containerId, network);
  if (requested && now && !isSameRequest(requested, now.body)) {
    throw cannotUndo(
      `${reading.container.name} has since been connected to ${network.name} again with other settings.`,
    );
  }
  await refreshAfter(
    context,
    () => hintsOf(containerId, network.id),
    () => context.client.disconnect(network.id, { container: containerId }),
  );
  return [];
}

/** Undoes a disconnect, with the configuration that the endpoint had. */
export async function undoDisconnect(
  context: UndoContext,
  { networkId, body, before }: InverseOf<'connect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    requireContainer(context, body.container),
    requireNetwork(context, networkId),
  ]);
  if (findEndpoint(reading, network)) {
    throw cannotUndo(
      `${reading.container.name} has since been connected to ${network.name}. Disconnect it first.`,
    );
  }
  const why = await findAddressConflict(context, network, body, isRunning(reading.container));
  if (why !== null) throw cannotUndo(why);
  await refreshAfter(
    context,
    () => hintsOf(body.container, network.id),
    () => connectOrCleanUp(context, network, body, reading),
  );
  return addressDifferences(await context.client.readContainer(body.container), network, before);
}

const hintsOf = (containerId: string, networkId: string) => [
  { kind: 'container' as const, id: containerId },
  { kind: 'network' as const, id: networkId },
];

/** Returns sentences that say which addresses differ from those that the endpoint had before. */
function addressDifferences(
  reading: ContainerReading | null,
  network: Network,
  before: SavedEndpoint['before'],
): string[] {
  const endpoint = reading && findEndpoint(reading, network);
  if (!endpoint) return [];
  const fields = [
    ['IPv4 address', before.ipv4, endpoint.ipv4],
    ['IPv6 address', before.ipv6, endpoint.ipv6],
    ['MAC address', before.mac, endpoint.mac],
  ] as const;
  // An endpoint has no addresses to compare if its container did not run then, or does not run now.
  return fields
    .filter(([, then, now]) => then !== null && now !== null && then !== now)
    .map(
      ([what, then, now]) =>
        `${reading.container.name} has the ${what} ${now} on ${network.name} instead of ${then}.`,
    );
}

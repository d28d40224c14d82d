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

/** Takes a connect back. */
export async function undoConnect(
  context: UndoContext,
  { containerId, networkId, asked }: InverseOf<'disconnect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    requireContainer(context, containerId),
    requireNetwork(context, networkId),
  ]);
  if (!findEndpoint(reading, network)) {
    throw cannotUndo(`${reading.container.name} is not connected to ${network.name} any more.`);
  }
  const now = await saveEndpoint(context, containerId, network);
  if (asked && now && !isSameRequest(asked, now.body)) {
    throw cannotUndo(
      `${reading.container.name} was connected to ${network.name} anew since, with other settings.`,
    );
  }
  await refreshAfter(
    context,
    () => hintsOf(containerId, network.id),
    () => context.client.disconnect(network.id, { container: containerId }),
  );
  return [];
}

/** Takes a disconnect back, with the configuration that the endpoint had. */
export async function undoDisconnect(
  context: UndoContext,
  { networkId, body, was }: InverseOf<'connect'>,
): Promise<string[]> {
  const [reading, network] = await Promise.all([
    requireContainer(context, body.container),
    requireNetwork(context, networkId),
  ]);
  if (findEndpoint(reading, network)) {
    throw cannotUndo(
      `${reading.container.name} was connected to ${network.name} since: disconnect it first.`,
    );
  }
  const why = await findAddressConflict(context, network, body, isRunning(reading.container));
  if (why !== null) throw cannotUndo(why);
  await refreshAfter(
    context,
    () => hintsOf(body.container, network.id),
    () => connectOrCleanUp(context, network, body, reading),
  );
  return addressDifferences(await context.client.readContainer(body.container), network, was);
}

const hintsOf = (containerId: string, networkId: string) => [
  { kind: 'container' as const, id: containerId },
  { kind: 'network' as const, id: networkId },
];

/** What the engine gave an endpoint now instead of what it had given it then, in sentences. */
function addressDifferences(
  reading: ContainerReading | null,
  network: Network,
  was: SavedEndpoint['was'],
): string[] {
  const endpoint = reading && findEndpoint(reading, network);
  if (!endpoint) return [];
  const fields = [
    ['IPv4 address', was.ipv4, endpoint.ipv4],
    ['IPv6 address', was.ipv6, endpoint.ipv6],
    ['MAC address', was.mac, endpoint.mac],
  ] as const;
  // One that did not run then, or does not now, has none to compare.
  return fields
    .filter(([, then, now]) => then !== null && now !== null && then !== now)
    .map(
      ([what, then, now]) =>
        `${reading.container.name} has the ${what} ${now} on ${network.name} instead of ${then}.`,
    );
}

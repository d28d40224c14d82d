import { listNames } from '@portolan/topology';
import { doAndLookAgain } from '../CommandContext.ts';
import { networkNow } from './readNow.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/** Takes a creation back. The engine would remove it under stopped members, which could not start afterwards. */
export async function removeNetworkAgain(context: UndoContext, networkId: string): Promise<string[]> {
  const network = await networkNow(context, networkId);
  const members = await context.client.listMembers(network);
  if (members.length > 0) {
    const [were, them] = members.length === 1 ? ['was', 'it'] : ['were', 'them'];
    const names = listNames(members.map(({ name }) => name));
    throw cannotUndo(`${names} ${were} connected to ${network.name} since: disconnect ${them} first.`);
  }
  await doAndLookAgain(
    context,
    () => [{ kind: 'network', id: network.id }],
    () => context.client.removeNetwork(network.id),
  );
  return [];
}

import type { Command, CreatedNetwork, PruneReply } from '@portolan/protocol';
import { requestChange } from '../connection/http.ts';
import type { ChangeReply } from '../connection/http.ts';
import { pathOf } from '../connection/pathOf.ts';

/** The response to a command: the id of what was created, or the result of a prune. Empty for all other commands. */
export type CommandReply = Partial<CreatedNetwork & PruneReply>;

/** The outcome of a command that the engine accepted. */
export interface CommandOutcome {
  command: Command;
  reply: CommandReply;
  /** The id of its activity, by which it can be undone; `null` if the server recorded none. */
  activityId: string | null;
}

/**
 * Sends one command to an engine; `null` is the default one.
 * @throws RequestError with the problem that the server reports, and the message of the engine
 */
export async function sendCommand(
  engine: string | null,
  command: Command,
): Promise<ChangeReply<CommandReply>> {
  const { reply, activityId } = await send(command, (path) => pathOf(engine, path));
  return { reply: reply ?? {}, activityId };
}

function send(
  command: Command,
  on: (path: string) => string,
): Promise<ChangeReply<CommandReply | undefined>> {
  switch (command.kind) {
    case 'create-network':
      return requestChange('POST', on('/networks'), command.body);
    case 'remove-network':
      return requestChange('DELETE', on(networkPath(command.networkId)));
    case 'prune-networks':
      return requestChange('POST', on('/prune/networks'), {
        ids: command.ids,
        preview: command.preview,
      });
    case 'connect':
    case 'disconnect':
      return requestChange('POST', on(`${networkPath(command.networkId)}/${command.kind}`), command.body);
    case 'run-container':
      return requestChange('POST', on('/containers'), command.body);
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
      return requestChange('POST', on(`${containerPath(command.containerId)}/${command.kind}`));
    case 'rename-container':
      return requestChange('POST', on(`${containerPath(command.containerId)}/rename`), {
        name: command.name,
      });
    case 'remove-container':
      return requestChange(
        'DELETE',
        on(containerPath(command.containerId) + (command.force ? '?force=true' : '')),
      );
  }
}

const networkPath = (id: string): string => `/networks/${encodeURIComponent(id)}`;
const containerPath = (id: string): string => `/containers/${encodeURIComponent(id)}`;

import type { Command, CreatedNetwork, PruneReply } from '@portolan/protocol';
import { requestChange } from '../connection/http.ts';
import type { ChangeReply } from '../connection/http.ts';

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
 * Sends one command.
 * @throws RequestError with the problem that the server reports, and the message of the engine
 */
export async function sendCommand(command: Command): Promise<ChangeReply<CommandReply>> {
  const { reply, activityId } = await send(command);
  return { reply: reply ?? {}, activityId };
}

function send(command: Command): Promise<ChangeReply<CommandReply | undefined>> {
  switch (command.kind) {
    case 'create-network':
      return requestChange('POST', '/api/v1/networks', command.body);
    case 'remove-network':
      return requestChange('DELETE', networkPath(command.networkId));
    case 'prune-networks':
      return requestChange('POST', '/api/v1/prune/networks', {
        ids: command.ids,
        preview: command.preview,
      });
    case 'connect':
    case 'disconnect':
      return requestChange('POST', `${networkPath(command.networkId)}/${command.kind}`, command.body);
    case 'run-container':
      return requestChange('POST', '/api/v1/containers', command.body);
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
      return requestChange('POST', `${containerPath(command.containerId)}/${command.kind}`);
    case 'rename-container':
      return requestChange('POST', `${containerPath(command.containerId)}/rename`, { name: command.name });
    case 'remove-container':
      return requestChange(
        'DELETE',
        containerPath(command.containerId) + (command.force ? '?force=true' : ''),
      );
  }
}

const networkPath = (id: string): string => `/api/v1/networks/${encodeURIComponent(id)}`;
const containerPath = (id: string): string => `/api/v1/containers/${encodeURIComponent(id)}`;

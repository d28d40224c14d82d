import type { Command } from '@portolan/protocol';
import type { CommandReply } from './sendCommand.ts';

/** What became of one command that the engine accepted. */
export interface Sent {
  command: Command;
  reply: CommandReply;
  /** Its entry in the list of activities, by which it can be taken back; `null` where the server keeps none. */
  activityId: string | null;
}

import { useMutation } from '@tanstack/react-query';
import type { Command } from '@portolan/protocol';
import type { RequestError } from '../connection/http.ts';
import { sendCommand } from './sendCommand.ts';
import type { CommandReply } from './sendCommand.ts';

/** What became of one command that the engine accepted. */
export interface Sent {
  command: Command;
  reply: CommandReply;
  /** Its entry in the list of activities, by which it can be taken back; `null` where the server keeps none. */
  activityId: string | null;
}

interface Batch {
  commands: Command[];
  /** Called after each command the engine accepted, so that a refusal half-way keeps what is left. */
  onSent?: (sent: Sent) => void;
}

/** Sends commands one after the other and stops at the first refusal; the result is for `notifyDone`. */
export function useCommand() {
  return useMutation<Sent[], RequestError, Batch>({
    mutationFn: async ({ commands, onSent }) => {
      const all: Sent[] = [];
      for (const command of commands) {
        const sent = { command, ...(await sendCommand(command)) };
        all.push(sent);
        onSent?.(sent);
      }
      return all;
    },
  });
}

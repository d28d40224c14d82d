import { useMutation } from '@tanstack/react-query';
import type { Command, CreatedNetwork } from '@portolan/protocol';
import type { RequestError } from '../connection/http.ts';
import { sendCommand } from './sendCommand.ts';

/** What became of one command that the engine accepted. */
interface Sent {
  command: Command;
  reply: CreatedNetwork | undefined;
}

interface Batch {
  commands: Command[];
  /** Called after each command the engine accepted, so that a refusal half-way keeps what is left. */
  onSent?: (sent: Sent) => void;
}

/** Sends commands one after the other and stops at the first refusal. */
export function useCommand() {
  return useMutation<void, RequestError, Batch>({
    mutationFn: async ({ commands, onSent }) => {
      for (const command of commands) {
        const reply = await sendCommand(command);
        onSent?.({ command, reply });
      }
    },
  });
}

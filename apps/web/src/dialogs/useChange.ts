import { useMutation } from '@tanstack/react-query';
import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useRef } from 'react';
import { sendCommand } from '../commands/sendCommand.ts';
import type { Sent } from '../commands/Sent.ts';
import { RequestError } from '../connection/http.ts';
import { commandLines } from './commandLines.ts';
import { notifyDone } from './notifyDone.tsx';
import { notifyRefused } from './notifyRefused.tsx';

interface Change {
  commands: readonly Command[];
  /** What the engine accepted in the same dialog before: said, and taken back, together with these. */
  before?: readonly Sent[];
  /** What was done, in words; `null` where the engine found nothing to do. */
  say: (sent: readonly Sent[]) => string | null;
  /** Called after each command the engine accepted, so that a refusal half-way keeps what is left. */
  onSent?: (sent: Sent) => void;
}

/**
 * Sends the commands of a dialog one after the other, stops at the first refusal, and says what was done. R162: a
 * dialog may be closed meanwhile; what became of its commands is said all the same, a refusal too.
 */
export function useChange(index: TopologyIndex) {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return useMutation<readonly Sent[], Error, Change>({
    mutationFn: async ({ commands, before = [], say, onSent }) => {
      const all = [...before];
      const tell = () => {
        const text = all.length > 0 ? say(all) : null;
        if (text !== null) notifyDone(text, all);
      };
      for (const command of commands) {
        try {
          const sent = { command, ...(await sendCommand(command)) };
          all.push(sent);
          onSent?.(sent);
        } catch (error) {
          if (!isOpen.current && error instanceof RequestError) {
            tell();
            notifyRefused(`Refused: ${commandLines(index, [command]).join(' ')}`, error.problem);
          }
          throw error;
        }
      }
      tell();
      return all;
    },
  });
}

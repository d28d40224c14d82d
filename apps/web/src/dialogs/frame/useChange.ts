import { useMutation } from '@tanstack/react-query';
import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useRef } from 'react';
import { isNoAnswer } from '../../commands/isNoAnswer.ts';
import { sendCommand } from '../../commands/sendCommand.ts';
import type { CommandOutcome } from '../../commands/sendCommand.ts';
import { RequestError } from '../../connection/http.ts';
import { commandLines } from './commandLines.ts';
import { notifyChanged } from '../toast/notifyChanged.tsx';
import { notifyRefused } from '../toast/notifyRefused.tsx';
import { useEngine } from '../../store/engine/EngineScope.ts';

interface Change {
  commands: readonly Command[];
  /**
   * Commands of the same dialog that the engine accepted before a refusal: reported, and undone, together with these.
   */
  earlier?: readonly CommandOutcome[];
  /** Returns a sentence about what was done; `null` if the engine had nothing to do. */
  describe: (outcomes: readonly CommandOutcome[]) => string | null;
  /** Called after each accepted command, so that the dialog still knows after a refusal which commands are left. */
  onAccepted?: (outcome: CommandOutcome) => void;
}

/**
 * Sends the commands of a dialog one after the other, stops at the first refusal, and reports what was done. R162: the
 * dialog may be closed meanwhile. The outcome is reported all the same, and a refusal too.
 */
export function useChange(index: TopologyIndex) {
  const engine = useEngine();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return useMutation<readonly CommandOutcome[], Error, Change>({
    mutationFn: async ({ commands, earlier = [], describe, onAccepted }) => {
      const all = [...earlier];
      const notify = () => {
        const text = all.length > 0 ? describe(all) : null;
        if (text !== null) notifyChanged(engine, text, all);
      };
      for (const command of commands) {
        try {
          const outcome = { command, ...(await sendCommand(engine, command)) };
          all.push(outcome);
          onAccepted?.(outcome);
        } catch (error) {
          if (!isOpen.current && error instanceof RequestError) {
            notify();
            const line = commandLines(index, [command]).join(' ');
            notifyRefused(engine, `${isNoAnswer(error) ? 'No answer' : 'Refused'}: ${line}`, error.problem);
          }
          throw error;
        }
      }
      notify();
      return all;
    },
  });
}

import type { Inverse } from './undo/Inverse.ts';

/** The result of a command: the reply to the requester, and what the activity log records of the change. */
export interface CommandResult<T> {
  reply: T;
  /** True if the command changed nothing, so there is nothing to record. */
  changedNothing?: boolean;
  /** One sentence with the names from before the command: `Connected web to back.` */
  summary: string;
  networkIds: string[];
  containerIds: string[];
  /** What undoes the change. If it is `null`, `whyNoInverse` is a sentence that says why. */
  inverse: Inverse | null;
  whyNoInverse?: string;
}

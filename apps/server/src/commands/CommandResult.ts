import type { Inverse } from './undo/Inverse.ts';

/** A change that was made: the answer to whoever asked, and what the list of activities keeps of it. */
export interface CommandResult<T> {
  reply: T;
  /** Nothing was changed after all: there is nothing to keep. */
  changedNothing?: boolean;
  /** One sentence, with the names as they were: `Connected web to back.` */
  summary: string;
  networkIds: string[];
  containerIds: string[];
  /** What takes it back; `null` where nothing does, and then `whyNoInverse` is a sentence. */
  inverse: Inverse | null;
  whyNoInverse?: string;
}

import type { Intent } from '../store/intentStore.ts';

/** Something that can be asked for about a thing; `refusal` says why the engine would not do it. */
export interface Action {
  key: string;
  label: string;
  intent: Intent;
  refusal: string | null;
  /** Takes something away: shown apart from the others. */
  removes: boolean;
  /** What it changes: who is connected to what, or the thing itself; the two are set apart in lists. */
  about: 'membership' | 'thing';
}

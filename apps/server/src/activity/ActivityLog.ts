import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { toShell } from '@portolan/protocol';
import type { Activity, DockerCommand } from '@portolan/protocol';

const MAX_ACTIVITIES = 200;

/** A change that was made and is to be recorded. */
export interface NewActivity<Inverse> {
  summary: string;
  /** The docker commands that do the same. */
  shell: DockerCommand[];
  networkIds: string[];
  containerIds: string[];
  /** What undoes the change. If it is `null`, `whyNoInverse` is a sentence that says why. */
  inverse: Inverse | null;
  whyNoInverse?: string;
  /** Sentences that say what an undo will not restore. */
  limits: string[];
}

interface Entry<Inverse> {
  activity: Activity;
  inverse: Inverse | null;
}

/** R145: the newest 200 changes made through this server with their inverses, in memory until the server ends. */
export class ActivityLog<Inverse> extends EventEmitter<{ change: [activity: Activity] }> {
  /** Oldest first. */
  readonly #entries = new Map<string, Entry<Inverse>>();
  #lastUndo: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    // Each page listens.
    this.setMaxListeners(0);
  }

  /** Records a change. If there are more than 200, the oldest is removed. */
  record(entry: NewActivity<Inverse>): Activity {
    const { inverse, limits, whyNoInverse = 'This change cannot be undone.' } = entry;
    const activity: Activity = {
      // Pages store ids longer than a server runs, so a server started later must not use them again (R163).
      id: randomUUID(),
      at: new Date().toISOString(),
      summary: entry.summary,
      commands: toStoredLines(entry.shell),
      networkIds: entry.networkIds,
      containerIds: entry.containerIds,
      undo: inverse ? { state: 'possible', limits } : { state: 'impossible', reason: whyNoInverse },
    };
    this.#put({ activity, inverse });
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ACTIVITIES) break;
      this.#entries.delete(id);
    }
    return activity;
  }

  /** Newest first. */
  list(): Activity[] {
    return [...this.#entries.values()].map(({ activity }) => activity).reverse();
  }

  find(id: string): Entry<Inverse> | undefined {
    return this.#entries.get(id);
  }

  /** Marks a change as undone, with what was not restored. Its inverse is no longer needed. */
  markUndone(id: string, notRestored: string[]): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const undo = { state: 'undone', at: new Date().toISOString(), notRestored } as const;
    this.#put({ activity: { ...entry.activity, undo }, inverse: null });
  }

  /**
   * Runs undos one after another, in the order of the requests, because each depends on the result of the one before.
   */
  inTurn<T>(undo: () => Promise<T>): Promise<T> {
    const turn = this.#lastUndo.then(undo);
    this.#lastUndo = turn.catch(() => undefined);
    return turn;
  }

  #put(entry: Entry<Inverse>): void {
    this.#entries.set(entry.activity.id, entry);
    this.emit('change', entry.activity);
  }
}

/** All stored commands are sent to each page that connects, so they must stay short. */
const MAX_CHARACTERS = 2_000;

/** R145: returns the commands as lines for a shell. `…` replaces what exceeds 2,000 characters. */
function toStoredLines(commands: readonly DockerCommand[]): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const command of commands) {
    const stored: DockerCommand = [];
    for (const argument of command) {
      length += toShell([argument]).length + 1;
      if (length > MAX_CHARACTERS) return [...lines, toShell([...stored, '…'])];
      stored.push(argument);
    }
    lines.push(toShell(stored));
  }
  return lines;
}

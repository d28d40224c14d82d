import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { toShell } from '@portolan/protocol';
import type { Activity, DockerCommand } from '@portolan/protocol';

const MAX_ACTIVITIES = 200;

/** A change as it was made. */
export interface NewActivity<Inverse> {
  summary: string;
  /** The docker commands that do the same. */
  shell: DockerCommand[];
  networkIds: string[];
  containerIds: string[];
  /** What takes it back; `null` where nothing does, and then `whyNoInverse` is a sentence. */
  inverse: Inverse | null;
  whyNoInverse?: string;
  /** What taking it back will not restore, in sentences. */
  limits: string[];
}

interface Entry<Inverse> {
  activity: Activity;
  inverse: Inverse | null;
}

/** R145: the newest 200 changes made through this server, each beside what takes it back; gone when the server ends. */
export class ActivityLog<Inverse> extends EventEmitter<{ change: [activity: Activity] }> {
  /** Oldest first. */
  readonly #entries = new Map<string, Entry<Inverse>>();
  #lastUndo: Promise<unknown> = Promise.resolve();

  /** Keeps a change that was made; the oldest one goes for it. */
  record(entry: NewActivity<Inverse>): Activity {
    const { inverse, limits, whyNoInverse = 'Nothing takes this back.' } = entry;
    const activity: Activity = {
      // Pages remember ids longer than a server runs: no later one may have them again.
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

  /** Notes that a change was taken back, and what is not as it was before; its inverse is not needed any more. */
  markUndone(id: string, notRestored: string[]): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const undo = { state: 'undone', at: new Date().toISOString(), notRestored } as const;
    this.#put({ activity: { ...entry.activity, undo }, inverse: null });
  }

  /** Undos run one after another, in the order they were asked for: each looks at what the one before has left. */
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

/** Each page that joins is sent all that is kept. */
const MAX_CHARACTERS = 2_000;

/** R145: the commands as lines for a shell; what goes beyond 2,000 characters is left out, and `…` stands for it. */
function toStoredLines(commands: readonly DockerCommand[]): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const command of commands) {
    const kept: DockerCommand = [];
    for (const word of command) {
      length += toShell([word]).length + 1;
      if (length > MAX_CHARACTERS) return [...lines, toShell([...kept, '…'])];
      kept.push(word);
    }
    lines.push(toShell(kept));
  }
  return lines;
}

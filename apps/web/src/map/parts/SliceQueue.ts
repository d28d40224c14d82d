import type { Steps } from '../layouts/Steps.ts';
import { runInSlices } from '../runInSlices.ts';

/** Work in steps, which is abandoned as soon as `isWanted` returns false. */
interface Job {
  steps: Steps<void>;
  isWanted: () => boolean;
}

/** Does work in slices, one job after another: what was asked for first is done first, and can be shown. */
export class SliceQueue {
  readonly #jobs: Job[] = [];
  #isRunning = false;
  #isEnded = false;

  /** @param begun when the present task began, if it has done other work before */
  add(steps: Steps<void>, isWanted: () => boolean, begun?: number): void {
    this.#jobs.push({ steps, isWanted });
    if (this.#isRunning) return;
    // From now on: the first slice may be in a later task.
    this.#isRunning = true;
    runInSlices(this.#work(), () => !this.#isEnded, begun);
  }

  end(): void {
    this.#isEnded = true;
  }

  *#work(): Steps<void> {
    try {
      for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
        while (job.isWanted() && !job.steps.next().done) yield;
      }
    } finally {
      this.#isRunning = false;
    }
  }
}

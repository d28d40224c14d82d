/**
 * A computation in steps that its caller may spread over several tasks, so that the page answers in between. Its value
 * does not depend on when the steps are taken.
 */
export type Steps<T> = Generator<undefined, T>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

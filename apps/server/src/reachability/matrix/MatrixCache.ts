import { setImmediate as nextTurn } from 'node:timers/promises';
import { matrixIds, reachabilityOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { MatrixText } from './MatrixText.ts';
import { OwnIndex } from './OwnIndex.ts';
import type { GzipBody } from './toGzip.ts';

/** The live index of the current topology, and the tag of its revision. */
export interface Current {
  index: TopologyIndex;
  tag: string;
}

/** The JSON of the matrix of one revision, as it is sent. */
export interface MatrixBody extends GzipBody {
  /** The tag of the revision. */
  tag: string;
}

/** R240: for how long the matrix is computed before other work of the server may run. */
const TURN_MS = 8;
/** After this time without a request the matrix is dropped: of 5,000 containers it takes some 25 MB. */
const KEEP_MS = 60_000;

/** R240: the matrix, computed once a revision, and from one revision to the next at the cost of what changed. */
export class MatrixCache {
  #own: OwnIndex | null = null;
  #text = new MatrixText();
  #newest: MatrixBody | null = null;
  /** The computations that run and that wait, one after another. */
  #last: Promise<unknown> = Promise.resolve();
  /** The one that waits, for all who ask meanwhile. */
  #waiting: Promise<MatrixBody> | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param read is called when the computation begins, so that all who wait get the matrix of the newest revision */
  get(read: () => Current): Promise<MatrixBody> {
    this.#timer ??= setTimeout(() => this.#drop(), KEEP_MS).unref();
    this.#timer.refresh();
    if (this.#waiting) return this.#waiting;
    const waiting = this.#last.then(() => {
      this.#waiting = null;
      return this.#compute(read);
    });
    this.#waiting = waiting;
    // After a failure everything is made again.
    this.#last = waiting.catch(() => this.#drop());
    return waiting;
  }

  async #compute(read: () => Current): Promise<MatrixBody> {
    const { own, tag } = await this.#follow(read);
    if (this.#newest?.tag === tag) return this.#newest;
    const body = await inTurns(this.#text.update(matrixIds(own), reachabilityOf(own).codes));
    this.#newest = { tag, ...body };
    return this.#newest;
  }

  /** The own index in the state of the current one. */
  async #follow(read: () => Current): Promise<{ own: TopologyIndex; tag: string }> {
    for (;;) {
      const { index, tag } = read();
      const own = this.#own?.follow(index);
      if (own) return { own, tag };
      this.#own = await inTurns(OwnIndex.of(index));
      this.#newest = null;
    }
  }

  #drop(): void {
    this.#timer = null;
    this.#own = null;
    this.#text = new MatrixText();
    this.#newest = null;
  }
}

/** Takes all steps, and lets other work run after some milliseconds of them. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const began = performance.now();
    while (performance.now() - began < TURN_MS) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await nextTurn();
  }
}

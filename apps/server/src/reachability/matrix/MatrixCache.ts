import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { matrixIds, reachabilityOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { GzipBody } from './joinPieces.ts';
import { MatrixText } from './MatrixText.ts';
import { OwnIndex } from './OwnIndex.ts';

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

const toGzip = promisify(gzip);

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

  /** @param read is called again when the computation begins, so that all who wait get the matrix of the newest revision */
  async get(read: () => Current): Promise<MatrixBody> {
    this.#timer ??= setTimeout(() => this.#drop(), KEEP_MS).unref();
    this.#timer.refresh();
    if (this.#newest && this.#newest.tag === read().tag) return this.#newest;
    if (this.#waiting) return this.#waiting;
    const waiting = this.#last.then(() => {
      this.#waiting = null;
      return this.#compute(read);
    });
    this.#waiting = waiting;
    // What was written from the start is compressed in pieces after it is sent. After a failure everything is made again.
    this.#last = waiting.then(() => inTurns(this.#text.compress())).catch(() => this.#drop());
    return waiting;
  }

  async #compute(read: () => Current): Promise<MatrixBody> {
    const { own, tag } = await this.#follow(read);
    if (this.#newest?.tag === tag) return this.#newest;
    const text = this.#text;
    const whole = await inTurns(text.update(matrixIds(own), reachabilityOf(own).codes));
    if (!whole) await inTurns(text.compress());
    const body = whole ? await compressWhole(whole) : text.joined();
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
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#own = null;
    this.#text = new MatrixText();
    this.#newest = null;
  }
}

/** Compresses a text in another thread. */
async function compressWhole(text: Buffer): Promise<GzipBody> {
  return { gzip: await toGzip(text, { level: 2, chunkSize: 2 ** 18 }), plainBytes: text.length };
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

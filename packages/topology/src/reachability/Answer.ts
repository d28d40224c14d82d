import type { EndpointRef, Path, Reason, ReasonCode, Verdict, VerdictLetter } from './Verdict.ts';

/** A reason, told only where somebody reads it. */
export type Because = () => Reason;

export const because =
  (code: ReasonCode, sentence: () => string, networkId?: string): Because =>
  () => ({ code, sentence: sentence(), ...(networkId === undefined ? {} : { networkId }) });

/** What the rules say of one pair: each tells the ways it finds open, closed or doubtful. */
export interface Answer {
  /** `p` for a way that leads to published ports alone. */
  open(letter: 'a' | 'p', path: () => Path, ...reasons: Because[]): void;
  close(reason: Because): void;
  /** A way of which the engine's state does not tell whether it is open. */
  doubt(reason: Because): void;
}

/** The answer as one character. */
export class LetterAnswer implements Answer {
  letter: VerdictLetter = 'b';

  open(letter: 'a' | 'p'): void {
    if (this.letter !== 'a') this.letter = letter;
  }

  close(): void {
    // What is closed is `b`, as everything at first.
  }

  doubt(): void {
    if (this.letter === 'b') this.letter = 'u';
  }
}

/** The answer in full. */
export class VerdictAnswer implements Answer {
  readonly #letter = new LetterAnswer();
  readonly #paths: Path[] = [];
  readonly #open: Reason[] = [];
  readonly #doubtful: Reason[] = [];
  readonly #closed: Reason[] = [];

  open(letter: 'a' | 'p', path: () => Path, ...reasons: Because[]): void {
    this.#letter.open(letter);
    this.#paths.push(path());
    this.#open.push(...reasons.map((reason) => reason()));
  }

  close(reason: Because): void {
    this.#closed.push(reason());
  }

  doubt(reason: Because): void {
    this.#letter.doubt();
    this.#doubtful.push(reason());
  }

  /** Whether no rule had a word. */
  get isEmpty(): boolean {
    return this.#open.length + this.#doubtful.length + this.#closed.length === 0;
  }

  /** R200: allowed by any open way; else unknown by any doubtful one. A direct way needs no word on the others. */
  toVerdict(from: EndpointRef, to: EndpointRef): Verdict {
    const { letter } = this.#letter;
    const verdict = letter === 'b' ? 'blocked' : letter === 'u' ? 'unknown' : 'allowed';
    const others = letter === 'a' ? [] : [...this.#doubtful, ...this.#closed];
    const paths = this.#paths.sort((a, b) => rank(a) - rank(b));
    return { from, to, verdict, paths, reasons: distinct([...this.#open, ...others]) };
  }
}

const kinds: readonly Path['kind'][] = ['loopback', 'network', 'routed', 'host', 'published-port'];

/** Direct ways first, and of those the ones the engine itself sees to. */
const rank = ({ kind, certainty }: Path): number =>
  kinds.indexOf(kind) * 2 + Number(certainty === 'declared');

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [`${each.code} ${each.sentence}`, each])).values()];
}

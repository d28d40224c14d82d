import type { EndId, Path, Reason, ReasonCode, Verdict, VerdictCode } from './Verdict.ts';

/** A reason, told only where somebody reads it. */
export type LazyReason = () => Reason;

export const lazyReason =
  (code: ReasonCode, sentence: () => string, networkId?: string): LazyReason =>
  () => ({ code, sentence: sentence(), ...(networkId === undefined ? {} : { networkId }) });

/** What the rules say of one pair: each tells the ways it finds open, closed or doubtful. */
export interface Answer {
  /** `p` for a way that leads to published ports alone. */
  allow(code: 'a' | 'p', path: () => Path, ...reasons: LazyReason[]): void;
  block(reason: LazyReason): void;
  /** A way of which the engine's state does not tell whether it is open. */
  markUnknown(reason: LazyReason): void;
}

/** The answer as one character. */
export class CodeAnswer implements Answer {
  code: VerdictCode = 'b';

  allow(code: 'a' | 'p'): void {
    if (this.code !== 'a') this.code = code;
  }

  block(): void {
    // What is closed is `b`, as everything at first.
  }

  markUnknown(): void {
    if (this.code === 'b') this.code = 'u';
  }
}

/** The answer in full. */
export class VerdictAnswer implements Answer {
  readonly #codeAnswer = new CodeAnswer();
  readonly #paths: Path[] = [];
  readonly #allowed: Reason[] = [];
  readonly #unknown: Reason[] = [];
  readonly #blocked: Reason[] = [];

  allow(code: 'a' | 'p', path: () => Path, ...reasons: LazyReason[]): void {
    this.#codeAnswer.allow(code);
    this.#paths.push(path());
    this.#allowed.push(...reasons.map((reason) => reason()));
  }

  block(reason: LazyReason): void {
    this.#blocked.push(reason());
  }

  markUnknown(reason: LazyReason): void {
    this.#codeAnswer.markUnknown();
    this.#unknown.push(reason());
  }

  /** Whether no rule had a word. */
  get isEmpty(): boolean {
    return this.#allowed.length + this.#unknown.length + this.#blocked.length === 0;
  }

  /** R200: allowed by any open way; else unknown by any doubtful one. A direct way needs no word on the others. */
  toVerdict(from: EndId, to: EndId): Verdict {
    const { code } = this.#codeAnswer;
    const verdict = code === 'b' ? 'blocked' : code === 'u' ? 'unknown' : 'allowed';
    const others = code === 'a' ? [] : [...this.#unknown, ...this.#blocked];
    const paths = this.#paths.sort((a, b) => rank(a) - rank(b));
    return { from, to, verdict, paths, reasons: distinct([...this.#allowed, ...others]) };
  }
}

const kinds: readonly Path['kind'][] = ['loopback', 'network', 'routed', 'host', 'published-port'];

/** Direct ways first, and of those the ones the engine itself sees to. */
const rank = ({ kind, certainty }: Path): number =>
  kinds.indexOf(kind) * 2 + Number(certainty === 'declared');

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [`${each.code} ${each.sentence}`, each])).values()];
}

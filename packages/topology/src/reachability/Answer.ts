import type { EndId, Path, Reason, ReasonCode, Verdict, VerdictCode } from './Verdict.ts';

/** A reason whose sentence is composed only when it is read: the matrix decides many pairs and reads no sentence. */
export type LazyReason = () => Reason;

export const lazyReason =
  (code: ReasonCode, sentence: () => string, networkId?: string): LazyReason =>
  () => ({ code, sentence: sentence(), ...(networkId === undefined ? {} : { networkId }) });

/** Collects what the rules find out about one pair. Each rule reports the paths that are allowed, blocked or unknown. */
export interface Answer {
  /** Reports an allowed path; the code is `p` for one that leads to published ports alone. */
  allow(code: 'a' | 'p', path: () => Path, ...reasons: LazyReason[]): void;
  block(reason: LazyReason): void;
  /** Reports a path for which the engine's state does not show whether it is allowed. */
  markUnknown(reason: LazyReason): void;
}

/** The answer as one character. */
export class CodeAnswer implements Answer {
  code: Exclude<VerdictCode, '.'> = 'b';

  allow(code: 'a' | 'p'): void {
    if (this.code !== 'a') this.code = code;
  }

  block(): void {
    // `b` is the initial code, and any other code outweighs it.
  }

  markUnknown(): void {
    if (this.code === 'b') this.code = 'u';
  }
}

/** The answer with paths and reasons. */
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

  /** True if no rule reported anything. */
  get isEmpty(): boolean {
    return this.#allowed.length + this.#unknown.length + this.#blocked.length === 0;
  }

  /**
   * R200: allowed if any path is allowed, else unknown if any is unknown. With a direct path, the reasons of blocked and
   * unknown ones are left out.
   */
  toVerdict(from: EndId, to: EndId): Verdict {
    const { code } = this.#codeAnswer;
    const verdict = code === 'b' ? 'blocked' : code === 'u' ? 'unknown' : 'allowed';
    const others = code === 'a' ? [] : [...this.#unknown, ...this.#blocked];
    const paths = this.#paths.sort((a, b) => rank(a) - rank(b));
    return { from, to, verdict, paths, reasons: distinct([...this.#allowed, ...others]) };
  }
}

const kinds: readonly Path['kind'][] = ['loopback', 'network', 'routed', 'host', 'published-port'];

/** Orders paths by kind, the most direct first, and within a kind those that the engine itself ensures first. */
const rank = ({ kind, certainty }: Path): number =>
  kinds.indexOf(kind) * 2 + Number(certainty === 'declared');

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [`${each.code} ${each.sentence}`, each])).values()];
}

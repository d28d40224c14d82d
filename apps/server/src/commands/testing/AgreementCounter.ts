import type { FieldProblem } from '@portolan/protocol';

/** Which rule of docs/rules/ is deliberately stricter than the engine, by what it says against a request. */
export type RulesStricterThanEngine<T> = Record<string, (problem: FieldProblem, asked: T) => boolean>;

/** Who refused a request, and in which words. */
export interface TestRefusal {
  by: 'engine' | 'portolan';
  text: string;
}

/** Counts how often the validation and the engine agree, and keeps what no rule explains. */
export class AgreementCounter<T> {
  readonly #stricter: RulesStricterThanEngine<T>;
  readonly #counts = new Map<string, number>();
  readonly disagreements: unknown[] = [];

  constructor(stricter: RulesStricterThanEngine<T>) {
    this.#stricter = stricter;
  }

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** @param refusal `null` where the engine did as asked */
  compare(request: unknown, problems: readonly FieldProblem[], refusal: TestRefusal | null, asked: T): void {
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (refusal?.by === 'portolan') {
      // What this engine would ignore is not sent (R25): that says nothing of any other rule.
      if (errors.some(isOfVersion)) this.count('not sent');
      else this.disagreements.push({ portolan: refusal.text, request, problems });
      return;
    }
    if (errors.length === 0) {
      if (refusal === null) this.count('accepted by both');
      // R139: only the engine knows whether it chose the subnet itself.
      else if (isUnsure(problems) && /user configured subnets/.test(refusal.text))
        this.count('unsure, refused');
      else this.disagreements.push({ engine: refusal.text, request, problems });
      return;
    }
    if (refusal !== null) return this.count('refused by both');
    const rules = errors.map((error) => this.#ruleFor(error, asked));
    if (rules.includes(null)) this.disagreements.push({ engine: 'took it', request, problems });
    else this.count(`stricter: ${rules[0]}`);
  }

  print(title: string): void {
    const lines = [...this.#counts].sort().map(([what, count]) => `  ${what}: ${count}`);
    process.stdout.write(`${title}\n${lines.join('\n')}\n`);
  }

  #ruleFor(problem: FieldProblem, asked: T): string | null {
    const found = Object.entries(this.#stricter).find(([, explains]) => explains(problem, asked));
    return found?.[0] ?? null;
  }
}

const isOfVersion = ({ message }: FieldProblem): boolean =>
  /^This engine (?:would ignore|takes a MAC address only)/.test(message);

const isUnsure = (problems: readonly FieldProblem[]): boolean =>
  problems.some(({ severity, message }) => severity === 'warning' && /it does not tell/.test(message));

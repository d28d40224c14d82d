import type { FieldProblem } from '@portolan/protocol';

/**
 * The rules of docs/rules/ that are deliberately stricter than the engine, by name. Each function is true if the
 * problem comes from that rule.
 */
export type RulesStricterThanEngine<T> = Record<string, (problem: FieldProblem, asked: T) => boolean>;

/** Says which side refused a request, and with which text. */
export interface TestRefusal {
  by: 'engine' | 'portolan';
  text: string;
}

/** Counts how often the validation and the engine agree, and stores the disagreements that no rule explains. */
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

  /** @param refusal `null` if the engine did what was requested */
  compare(request: unknown, problems: readonly FieldProblem[], refusal: TestRefusal | null, asked: T): void {
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (refusal?.by === 'portolan') {
      // Settings that this engine would ignore are not sent (R25), so other rules are not tested by this request.
      if (errors.some(isOfVersion)) this.count('not sent');
      else this.disagreements.push({ portolan: refusal.text, request, problems });
      return;
    }
    if (errors.length === 0) {
      if (refusal === null) this.count('accepted by both');
      // R139: the engine does not report whether it chose the subnet itself.
      else if (isUnsure(problems) && /user configured subnets/.test(refusal.text))
        this.count('unsure, refused');
      else this.disagreements.push({ engine: refusal.text, request, problems });
      return;
    }
    if (refusal !== null) return this.count('refused by both');
    const rules = errors.map((error) => this.#ruleFor(error, asked));
    if (rules.includes(null)) this.disagreements.push({ engine: 'accepted it', request, problems });
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
  /^This engine (?:would ignore|accepts a MAC address only)/.test(message);

const isUnsure = (problems: readonly FieldProblem[]): boolean =>
  problems.some(
    ({ severity, message }) => severity === 'warning' && /which it does not report/.test(message),
  );

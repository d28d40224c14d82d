/** The counts of a run of the suite. */
export class AgreementCounts {
  topologies = 0;
  pairs = 0;
  addressProbes = 0;
  nameProbes = 0;
  agreeing = 0;
  agreeingNames = 0;
  /** Agreeing pairs with a path of certainty `declared`: layer 2, routing or another host decides it. */
  declared = 0;
  /** Pairs whose source is a container in which the engine runs no program, so that nothing can leave it. */
  atRest = 0;
  readonly unknown = new Map<string, number>();
  /** Pairs that could not be tested, by reason. */
  readonly untestable = new Map<string, number>();

  count(of: Map<string, number>, what: string, by = 1): void {
    of.set(what, (of.get(what) ?? 0) + by);
  }

  /** The number of pairs that could not be tested. */
  get untested(): number {
    return sum(this.untestable);
  }

  toString(): string {
    const list = (of: ReadonlyMap<string, number>) =>
      [...of].map(([what, times]) => `\n    ${times} × ${what}`).join('');
    return [
      `${this.topologies} topologies, ${this.pairs} ordered pairs`,
      `${this.addressProbes} address probes: ${this.agreeing} pairs agree (${this.declared} of them declared)`,
      `${this.nameProbes} name probes: ${this.agreeingNames} agree`,
      `${this.atRest} pairs from containers in which no program can run`,
      `${sum(this.unknown)} pairs with the verdict unknown${list(this.unknown)}`,
      `${this.untested} pairs that could not be tested${list(this.untestable)}`,
    ].join('\n  ');
  }
}

const sum = (of: ReadonlyMap<string, number>): number =>
  [...of.values()].reduce((total, each) => total + each, 0);

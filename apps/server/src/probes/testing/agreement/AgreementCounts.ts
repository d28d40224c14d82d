/** What a run of the suite counted. */
export class AgreementCounts {
  topologies = 0;
  pairs = 0;
  addressProbes = 0;
  nameProbes = 0;
  agreeing = 0;
  agreeingNames = 0;
  /** Of the agreeing pairs, those with a path that layer 2, routing or another host decides. */
  declared = 0;
  /** From containers that the engine runs nothing in: nothing can get out of them. */
  atRest = 0;
  readonly unknown = new Map<string, number>();
  /** By the reason why it could not be tested. */
  readonly untestable = new Map<string, number>();

  count(of: Map<string, number>, what: string, by = 1): void {
    of.set(what, (of.get(what) ?? 0) + by);
  }

  /** How many pairs could not be tested, for whatever reason. */
  get untested(): number {
    return sum(this.untestable);
  }

  toString(): string {
    const list = (of: ReadonlyMap<string, number>) =>
      [...of].map(([what, times]) => `\n    ${times} × ${what}`).join('');
    return [
      `${this.topologies} topologies, ${this.pairs} ordered pairs`,
      `${this.addressProbes} address probes: ${this.agreeing} pairs agree (${this.declared} of them by declaration)`,
      `${this.nameProbes} name probes: ${this.agreeingNames} agree`,
      `${this.atRest} pairs from containers at rest, in which nothing can be run`,
      `${sum(this.unknown)} pairs foretold as unknown${list(this.unknown)}`,
      `${this.untested} pairs that could not be tested${list(this.untestable)}`,
    ].join('\n  ');
  }
}

const sum = (of: ReadonlyMap<string, number>): number =>
  [...of.values()].reduce((total, each) => total + each, 0);

import type { EndResolver } from '../ends/EndResolver.ts';
import type { Stack } from '../ends/Stack.ts';
import type { EndId, VerdictCode } from '../Verdict.ts';
import { CLOSED } from './EndKeys.ts';
import type { ClassNetwork, EndKeyMaker, EndKeys } from './EndKeys.ts';

/** One end with the class that it belongs to. */
export interface ClassedEnd {
  id: EndId;
  /** The network stack that it can use; `null` if there is none. Two ends with the same one reach each other. */
  stack: Stack | null;
  endClass: EndClass;
}

/** Ends that no rule can tell apart: they have the same verdict codes. */
export interface EndClass {
  key: string;
  source: SourceKind;
  target: TargetKind;
  /** The networks that all of them are on, and their families there as in {@link EndKeys}. */
  networks: readonly ClassNetwork[];
  families: readonly number[];
  /** True if they have a part in a legacy link (R204). */
  isLinked: boolean;
  ends: Set<ClassedEnd>;
  /** The codes that were decided, by the class of the target. */
  codes: Map<EndClass, VerdictCode>;
}

/** Classes that no rule can tell apart as the source of targets on other networks. */
export interface SourceKind {
  key: string;
  classes: Set<EndClass>;
  /** The codes that were decided, by the kind of the target. */
  codes: Map<TargetKind, VerdictCode>;
}

/** Classes that no rule can tell apart as the target of sources on other networks. */
export interface TargetKind {
  key: string;
  /** True if it is reached from nowhere, even over a network. */
  isClosed: boolean;
  classes: Set<EndClass>;
}

/** R212: the classes of the ends that were asked for. */
export class EndClasses {
  readonly #resolver: EndResolver;
  readonly #keys: EndKeyMaker;
  readonly #ends = new Map<EndId, ClassedEnd>();
  readonly #classes = new Map<string, EndClass>();
  readonly #sources = new Map<string, SourceKind>();
  readonly #targets = new Map<string, TargetKind>();
  readonly #onNetwork = new Map<ClassNetwork, Set<EndClass>>();

  constructor(resolver: EndResolver, keys: EndKeyMaker) {
    this.#resolver = resolver;
    this.#keys = keys;
  }

  /** All kinds of targets, by their keys. */
  get targets(): ReadonlyMap<string, TargetKind> {
    return this.#targets;
  }

  /** The classes on a network. */
  on(network: ClassNetwork): Iterable<EndClass> {
    return this.#onNetwork.get(network) ?? [];
  }

  of(id: EndId): ClassedEnd {
    const known = this.#ends.get(id);
    if (known) return known;
    const resolved = this.#resolver.of(id);
    const keys = this.#keys.keysOf(resolved);
    const endClass = this.#classes.get(keys.key) ?? this.#addClass(keys);
    const end = { id, stack: resolved.obstacle ? null : resolved.stack, endClass };
    endClass.ends.add(end);
    this.#ends.set(id, end);
    return end;
  }

  /** Finds the classes of these ends again. Returns true if a code of one can differ from what it was. */
  follow(ids: Iterable<EndId>): boolean {
    let differs = false;
    const left = new Set<EndClass>();
    for (const id of ids) {
      const before = this.#ends.get(id);
      if (!before) continue;
      before.endClass.ends.delete(before);
      left.add(before.endClass);
      this.#ends.delete(id);
      // A removed container must not be kept.
      const end = this.#resolver.index.containers.has(id) ? this.of(id) : null;
      differs ||= end?.endClass !== before.endClass || end.stack?.key !== before.stack?.key;
    }
    for (const each of left) if (each.ends.size === 0) this.#removeClass(each);
    return differs;
  }

  #addClass({ source, target, ...keys }: EndKeys): EndClass {
    const made: EndClass = {
      ...keys,
      ends: new Set(),
      codes: new Map(),
      source: this.#sourceOf(source),
      target: this.#targetOf(target),
    };
    this.#classes.set(made.key, made);
    made.source.classes.add(made);
    made.target.classes.add(made);
    for (const network of made.networks) {
      const on = this.#onNetwork.get(network);
      if (on) on.add(made);
      else this.#onNetwork.set(network, new Set([made]));
    }
    return made;
  }

  #sourceOf(key: string): SourceKind {
    const known = this.#sources.get(key);
    if (known) return known;
    const made: SourceKind = { key, classes: new Set(), codes: new Map() };
    this.#sources.set(key, made);
    return made;
  }

  #targetOf(key: string): TargetKind {
    const known = this.#targets.get(key);
    if (known) return known;
    const made: TargetKind = { key, isClosed: key === CLOSED, classes: new Set() };
    this.#targets.set(key, made);
    return made;
  }

  #removeClass(gone: EndClass): void {
    const { key, source, target, networks } = gone;
    this.#classes.delete(key);
    for (const each of this.#classes.values()) each.codes.delete(gone);
    for (const network of networks) {
      const on = this.#onNetwork.get(network);
      on?.delete(gone);
      if (on?.size === 0) this.#onNetwork.delete(network);
    }
    source.classes.delete(gone);
    if (source.classes.size === 0) this.#sources.delete(source.key);
    target.classes.delete(gone);
    if (target.classes.size === 0) {
      this.#targets.delete(target.key);
      for (const each of this.#sources.values()) each.codes.delete(target);
    }
  }
}

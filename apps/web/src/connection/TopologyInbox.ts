import type { TopologyDiff, TopologySnapshot, Version } from '@portolan/protocol';
import { diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology, TopologyChange } from '@portolan/topology';
import { mergeChanges } from './mergeChanges.ts';

/** What is to be shown after something was received. */
export interface Shown {
  version: Version;
  index: TopologyIndex;
  /** What led from the last index to this one; `null` for the first topology of an engine. */
  change: TopologyChange | null;
}

/** Collects what is received until it is shown. Several diffs are then one change. */
export class TopologyInbox {
  #version: Version | null = null;
  #snapshot: Topology | null = null;
  #changes: TopologyChange[] = [];

  /** The version of what was received; `null` before the first snapshot. */
  get version(): Version | null {
    return this.#version;
  }

  /** Accepts a snapshot, whatever was received before. */
  takeSnapshot({ epoch, revision, ...topology }: TopologySnapshot): void {
    this.#version = { epoch, revision };
    this.#snapshot = topology;
    this.#changes = [];
  }

  /**
   * R82: accepts a diff if it is the next revision of the same epoch, and ignores an older one. Returns false after any
   * other one; the caller then has to ask for what is missing.
   */
  takeDiff({ epoch, revision, ...change }: TopologyDiff): boolean {
    if (this.#version?.epoch !== epoch) return false;
    if (revision <= this.#version.revision) return true;
    if (revision !== this.#version.revision + 1) return false;
    this.#version = { epoch, revision };
    this.#changes.push(change);
    return true;
  }

  /**
   * Returns what is to be shown after `last`, at the cost of what was received; `null` if that is nothing. A snapshot of
   * the engine that is shown already is compared with what is shown, so that it changes only what differs.
   */
  open(last: TopologyIndex | null): Shown | null {
    const [version, snapshot, changes] = [this.#version, this.#snapshot, this.#changes];
    this.#snapshot = null;
    this.#changes = [];
    if (!version || (!snapshot && changes.length === 0)) return null;
    if (!snapshot) return last && advance(version, last, changes);
    if (last?.engine.id !== snapshot.engine.id)
      return { version, index: new TopologyIndex(snapshot).advance(mergeChanges(changes)), change: null };
    const difference = diffTopology(last.topology, snapshot);
    return advance(version, last, difference ? [difference, ...changes] : changes);
  }
}

function advance(version: Version, last: TopologyIndex, changes: readonly TopologyChange[]): Shown {
  const change = mergeChanges(changes);
  // Another engine may have taken the place of the former one behind the same address.
  const isOther = change.put.engine !== undefined && change.put.engine.id !== last.engine.id;
  return { version, index: last.advance(change), change: isOther ? null : change };
}

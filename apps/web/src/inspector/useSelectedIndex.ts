import { attachmentEnds, concernedBy, resolveNamespace } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { problemsOf } from '../store/counts/problemsOf.ts';
import { formatEntity } from '../store/selection.ts';
import type { Entity } from '../store/selection.ts';
import { useEngine } from '../store/engine/EngineScope.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { toEndPair } from '../store/verdict/endPair.ts';
import { exposureSummary } from './reach/exposureGroups.ts';

/** What the details of a selection are made of: a change of another entity does not change them. */
interface Shown {
  containers: ReadonlySet<string>;
  networks: ReadonlySet<string>;
  /** True if they can depend on any network, as a verdict does on the networks that could be in its way. */
  onAnyNetwork: boolean;
  /** What is exposed and what has a problem; empty where the details do not say so. */
  summaries: readonly unknown[];
}

/** What is rendered: a selection in a topology, as of a revision. */
export interface ShownDetails {
  key: string;
  index: TopologyIndex;
  revision: number;
  shown: Shown;
}

/**
 * R99: returns the current topology for the details of a selection; `null` before there is one. The component is rendered
 * again only after a change that concerns what the selection shows.
 */
export const useSelectedIndex = (selection: readonly Entity[]): TopologyIndex | null =>
  useSelectedIndexOn(useEngine(), selection);

/** The same for an engine, `null` for the default one. */
export function useSelectedIndexOn(
  engine: string | null,
  selection: readonly Entity[],
): TopologyIndex | null {
  const last = useRef<ShownDetails | null>(null);
  return useStore(topologyStoreOf(engine), ({ index }) => {
    if (!index) return null;
    last.current = advanceShown(last.current, index, selection);
    return last.current.index;
  });
}

/** Returns what to render now. Its index is that of `before` if no change since then concerns the selection. */
export function advanceShown(
  before: ShownDetails | null,
  index: TopologyIndex,
  selection: readonly Entity[],
): ShownDetails {
  const key = selection.map(formatEntity).join(' ');
  const shown = shownBy(index, selection);
  const isSame =
    before?.key === key && before.index.lineage === index.lineage && !hasChanged(before, index, shown);
  return { key, index: isSame ? before.index : index, revision: index.revision, shown };
}

/** True if the changes since then concern what was shown or is shown now. */
function hasChanged(before: ShownDetails, index: TopologyIndex, shown: Shown): boolean {
  if (before.revision === index.revision) return false;
  const touched = index.touchedSince(before.revision);
  if (!touched || touched.engine) return true;
  if (shown.summaries.some((each, at) => each !== before.shown.summaries[at])) return true;
  const concerned = concernedBy(index, touched);
  return [before.shown, shown].some(
    ({ containers, networks, onAnyNetwork }) =>
      (onAnyNetwork && touched.networks.size > 0) ||
      intersects(containers, concerned.containers) ||
      intersects(networks, concerned.networks),
  );
}

/** Returns what the details of a selection are made of. */
function shownBy(index: TopologyIndex, selection: readonly Entity[]): Shown {
  const containers = new Set<string>();
  const networks = new Set<string>();
  const isPair = toEndPair(selection) !== null;
  for (const each of selection) {
    if (each.kind === 'container') {
      containers.add(each.id);
      for (const sharer of index.sharersOf(each.id)) containers.add(sharer.id);
      // R253: a third container on one of their networks can make a name ambiguous.
      if (isPair) for (const id of networksOfStack(index, each.id)) networks.add(id);
    } else if (each.kind === 'network') networks.add(each.id);
    else if (each.kind === 'attachment') containers.add(attachmentEnds(each.id).containerId);
  }
  const saysWhatIsExposed = selection.every(({ kind }) => kind === 'outside' || kind === 'host');
  const summaries = saysWhatIsExposed ? [exposureSummary(index), problemsOf(index)] : [];
  return { containers, networks, onAnyNetwork: isPair, summaries };
}

function networksOfStack(index: TopologyIndex, containerId: string): string[] {
  const container = index.containers.get(containerId);
  if (!container) return [];
  const { ownerId } = resolveNamespace(container, index.containers);
  return index.attachmentsOfContainer(ownerId).map(({ networkId }) => networkId);
}

const intersects = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((id) => b.has(id));

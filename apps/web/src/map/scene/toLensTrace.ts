import { attachmentId, concernedBy, entryPointsOf, keep } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Matches } from '../../store/filter/filterTopology.ts';
import { lensMatches } from '../../store/lens/lensMatches.ts';
import type { EngineLens } from '../../store/useView.ts';
import { viewFrom } from '../../store/lens/viewFrom.ts';
import { entryPointId, ownerOf } from './toTrace.ts';
import type { Trace } from './toTrace.ts';

/**
 * R256, R257: returns what stays clear on the map under a lens: cards, the networks between them, and entry points. For
 * the last lens it is kept: the same object as long as a change concerns nothing of it.
 */
export function toLensTrace(index: TopologyIndex, lens: EngineLens): Trace {
  const key = lens.kind === 'from' ? lens.containerId : '';
  if (key !== last?.key) last = { key, keptIn: keepTrace(lens) };
  return last.keptIn(index).trace;
}

let last: { key: string; keptIn: (index: TopologyIndex) => KeptTrace } | null = null;

interface KeptTrace {
  seen: Matches;
  trace: Trace;
}

function keepTrace(lens: EngineLens): (index: TopologyIndex) => KeptTrace {
  const start = (index: TopologyIndex): KeptTrace => {
    const seen = lensMatches(index, lens);
    return { seen, trace: traceOf(index, lens, seen) };
  };
  return keep(start, (before, index, touched) => {
    const isSame =
      !touched.engine &&
      lensMatches(index, lens) === before.seen &&
      ![...concernedBy(index, touched).containers].some((id) => before.seen.containers.has(id));
    return isSame ? before : start(index);
  });
}

function traceOf(index: TopologyIndex, lens: EngineLens, seen: Matches): Trace {
  const lit = new Set<string>();
  for (const id of seen.networks) lit.add(`n:${id}`);
  for (const id of seen.containers) {
    const cardId = ownerOf(index, id);
    lit.add(`c:${id}`).add(`c:${cardId}`);
    for (const { networkId } of index.attachmentsOfContainer(cardId)) {
      if (seen.networks.has(networkId)) lit.add(`a:${attachmentId(cardId, networkId)}`);
    }
    if (isReachedByPorts(index, lens, id)) for (const id of openEntryPointIds(index, cardId)) lit.add(id);
  }
  if (lens.kind === 'exposed' || viewFrom(index, lens.containerId).outside === 'a') lit.add('outside');
  return { path: new Set(), lit, hosts: new Map(), stops: new Set(), veil: 'deep' };
}

/** True if the viewer reaches the container only through published ports; always true under the lens Exposed. */
function isReachedByPorts(index: TopologyIndex, lens: EngineLens, id: string): boolean {
  return lens.kind === 'exposed' || viewFrom(index, lens.containerId).reached.get(id)?.code === 'p';
}

function openEntryPointIds(index: TopologyIndex, cardId: string): string[] {
  const container = index.containers.get(cardId);
  if (!container) return [];
  const entryPoints = entryPointsOf(container).filter(({ reach }) => reach === 'outside');
  return [
    entryPointId(cardId, 'lan'),
    ...entryPoints.map(({ kind }) =>
      entryPointId(cardId, kind === 'host-namespace' ? 'host-network' : 'outside'),
    ),
  ];
}

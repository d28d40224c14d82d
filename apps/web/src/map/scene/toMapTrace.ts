import { reachabilityOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Entity } from '../../store/selection.ts';
import type { EngineLens } from '../../store/useView.ts';
import { toEndPair } from '../../store/verdict/endPair.ts';
import { toLensTrace } from './toLensTrace.ts';
import { toTrace } from './toTrace.ts';
import type { Trace } from './toTrace.ts';

/**
 * Returns what stands out on the map: the paths between two selected ends, or else what a lens shows; `null` without
 * either. `pointedAt` is the path of the verdict at which the user points.
 */
export function toMapTrace(
  index: TopologyIndex,
  selection: readonly Entity[],
  lens: EngineLens | null,
  pointedAt: number | null,
): Trace | null {
  const pair = toEndPair(selection);
  if (pair) return toTrace(index, reachabilityOf(index).verdict(pair.from, pair.to), pointedAt);
  return lens && toLensTrace(index, lens);
}

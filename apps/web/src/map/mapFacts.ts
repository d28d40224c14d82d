import type { LayoutName } from './layouts/layOut.ts';
import type { MapPart } from './parts/MapPart.ts';

/** What React shows of the map. */
export interface MapFacts {
  /** `null` where parts have different ones. */
  layout: LayoutName | null;
  hasNetworks: boolean;
  hasContainers: boolean;
  /** True if a filter is set and nothing passes it. */
  isAllFilteredOut: boolean;
  /** The number of marks that users have dragged. */
  moved: number;
}

export function mapFacts(parts: readonly MapPart[]): MapFacts {
  const loaded = parts.filter(({ has }) => has.topology);
  const [layout = 'depth', ...others] = new Set(loaded.map((part) => part.layout));
  return {
    layout: others.length > 0 ? null : layout,
    hasNetworks: parts.length === 0 || parts.some(({ has }) => has.networks),
    hasContainers: parts.length === 0 || parts.some(({ has }) => has.containers),
    isAllFilteredOut:
      loaded.length > 0 &&
      loaded.every(
        ({ view: { matches } }) => matches && matches.containers.size + matches.networks.size === 0,
      ),
    moved: parts.reduce((sum, { moved }) => sum + moved, 0),
  };
}

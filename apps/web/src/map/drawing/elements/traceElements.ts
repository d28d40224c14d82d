import type { Placement } from '../../layouts/placement.ts';
import { boundsOf } from '../../layouts/placement.ts';
import { toLabel } from '../../scene/toLabel.ts';
import type { MapElement, ViewState } from './MapElement.ts';
import { classNames } from './Appearance.ts';

/**
 * R255: returns what a verdict or a lens adds to the drawing: a veil over all that does not stand out, a label at each
 * bar on which the host is, and one at each bar where a path ends.
 */
export function traceElements(placement: Placement, { trace }: ViewState): MapElement[] {
  if (!trace) return [];
  const elements: MapElement[] = [veil(placement, trace.veil)];
  for (const bar of placement.bars.values()) {
    const address = trace.hosts.get(bar.networkId);
    if (address !== undefined) {
      const label = toLabel(address === '' ? 'host' : `host ${address}`, 170, 10);
      const position = { x: bar.x, y: bar.bottom + 4 };
      elements.push({
        group: 'nodes',
        id: `th:${bar.key}`,
        classes: 'text hostMark',
        data: { label },
        position,
      });
    }
    if (trace.stops.has(bar.networkId)) {
      const position = { x: bar.x, y: (bar.top + bar.bottom) / 2 };
      const data = { label: '✕ ends here' };
      elements.push({ group: 'nodes', id: `ts:${bar.key}`, classes: 'text stopMark', data, position });
    }
  }
  return elements;
}

/** How far the veil extends beyond the drawing, in pixels at zoom 1. Its edge must stay out of view. */
const BEYOND = 4000;

function veil(placement: Placement, depth: 'slight' | 'deep'): MapElement {
  const { x, y, width, height } = boundsOf(placement);
  return {
    group: 'nodes',
    id: 'veil',
    classes: classNames('veil', depth),
    data: { width: width + 2 * BEYOND, height: height + 2 * BEYOND },
    position: { x: x + width / 2, y: y + height / 2 },
  };
}

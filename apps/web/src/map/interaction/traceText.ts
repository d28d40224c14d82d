import { toVisible } from '../../theme/toVisible.ts';
import type { ViewState } from '../drawing/shapes/ViewState.ts';
import type { Trace } from '../scene/toTrace.ts';

/** How a mark stands out: on a path, at its end, or only clear of the veil. */
export type TraceRole = 'path' | 'end' | 'lit';

export function traceRole(trace: Trace | null, id: string): TraceRole | undefined {
  if (!trace) return undefined;
  if (id.startsWith('n:') && trace.stops.has(id.slice(2))) return 'end';
  return trace.path.has(id) ? 'path' : trace.lit.has(id) ? 'lit' : undefined;
}

/** R258: describes how a mark stands out in the drawing. */
export function traceText(trace: Trace | null, tags: ViewState['tags'], id: string): string {
  const tag = id.startsWith('c:') ? tags?.get(id.slice(2)) : undefined;
  if (tag !== undefined) return `, ${tag === 'from here' ? tag : `reached as ${toVisible(tag, 80)}`}`;
  const role = traceRole(trace, id);
  if (role === 'end') return ', the path ends here';
  return role === 'path' ? ', on the path' : '';
}

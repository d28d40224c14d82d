import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import type { Trace } from '../scene/toTrace.ts';
import type { Mark } from './toMarks.ts';
import { useSettledFrame } from './useFrame.ts';

/** More buttons would slow the page down. */
const MAX_SHOWN = 400;

interface Props {
  graph: LiveGraph;
  selected: ReadonlySet<string>;
  trace: Trace | null;
  /** By container id: the name or address by which the viewer of a lens reaches it. */
  tags: ReadonlyMap<string, string> | null;
  onPick: (id: string, additive: boolean) => void;
}

/**
 * R77: lists the marks for screen readers and tests. Each mark is a button that selects it and carries its position on
 * the page.
 */
export function MarkList({ graph, selected, trace, tags, onPick }: Props) {
  const settled = useSettledFrame(graph);
  const items = useMemo(
    () => {
      const corner = graph.coordinates.corner();
      return graph.finder.marks(MAX_SHOWN).map((mark) => ({ mark, ...toPage(graph, mark, corner) }));
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- which marks are drawn, and where, changes with each drawing
    [graph, settled],
  );
  // Memoised: while the map is panned, the list would otherwise be rendered again in each frame.
  const list = useMemo(
    () =>
      items.map(({ mark, at, handle }) => (
        <li key={mark.id}>
          <button
            type="button"
            tabIndex={-1}
            aria-pressed={selected.has(mark.id)}
            data-mark={mark.id}
            data-x={at.x}
            data-y={at.y}
            data-handle-x={handle?.x}
            data-handle-y={handle?.y}
            data-traced={traceRole(trace, mark.id)}
            onClick={() =>
              mark.id.startsWith('p:') ? graph.revealer.openBlock(mark.id.slice(2)) : onPick(mark.id, false)
            }
          >
            {mark.label}
            {traceText(trace, tags, mark.id)}
          </button>
        </li>
      )),
    [graph, items, selected, trace, tags, onPick],
  );
  const labelsOf = (ids: Iterable<string>) =>
    [...ids].map((id) => graph.finder.markOf(id)?.label).filter((label) => label !== undefined);
  const names = labelsOf(selected);
  const [tile] = graph.cursor === null ? [] : labelsOf([graph.cursor]);
  return (
    <VisuallyHidden>
      <p id="map-selection" role="status">
        {tile ?? (names.length > 0 ? `Selected: ${names.join('; ')}` : 'Nothing selected')}
      </p>
      <ul data-testid="map-marks" aria-label="Marks on the map">
        {list}
      </ul>
    </VisuallyHidden>
  );
}

type TraceRole = 'path' | 'end' | 'lit';

function traceRole(trace: Trace | null, id: string): TraceRole | undefined {
  if (!trace) return undefined;
  if (id.startsWith('n:') && trace.stops.has(id.slice(2))) return 'end';
  return trace.path.has(id) ? 'path' : trace.lit.has(id) ? 'lit' : undefined;
}

/** R258: describes how a mark stands out in the drawing. */
function traceText(trace: Trace | null, tags: Props['tags'], id: string): string {
  const tag = id.startsWith('c:') ? tags?.get(id.slice(2)) : undefined;
  if (tag !== undefined) return `, ${tag === 'from here' ? tag : `reached as ${toVisible(tag, 80)}`}`;
  const role = traceRole(trace, id);
  if (role === 'end') return ', the path ends here';
  return role === 'path' ? ', on the path' : '';
}

function toPage(graph: LiveGraph, { x, y, handle }: Mark, corner: { x: number; y: number }) {
  const place = (x: number, y: number) => {
    const at = graph.coordinates.toClient(x, y, corner);
    return { x: Math.round(at.x), y: Math.round(at.y) };
  };
  return { at: place(x, y), handle: handle && place(handle.x, handle.y) };
}

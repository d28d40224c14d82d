import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import type { Trace } from '../scene/toTrace.ts';
import type { Mark } from './toMarks.ts';

const MOST = 400;

interface Props {
  graph: LiveGraph;
  marks: readonly Mark[];
  selected: ReadonlySet<string>;
  /** Grows with each drawing of the graph. */
  rendered: number;
  trace: Trace | null;
  /** As what containers are reached from where one looks, by their ids. */
  tags: ReadonlyMap<string, string> | null;
  onPick: (word: string, additive: boolean) => void;
}

/** R77: the drawing as a list, for screen readers and tests: every mark a button that selects it, with where it is on the page. */
export function MarkList({ graph, marks, selected, rendered, trace, tags, onPick }: Props) {
  const [settled] = useDebouncedValue(rendered, 50);
  const items = useMemo(
    () => marks.slice(0, MOST).map((mark) => ({ mark, ...toPage(graph, mark) })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- where marks are on the page changes with each drawing
    [graph, marks, settled],
  );
  // Kept as long as it says the same: while the map is panned every frame would draw the list anew.
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
            onClick={() => onPick(mark.id, false)}
          >
            {mark.label}
            {traceText(trace, tags, mark.id)}
          </button>
        </li>
      )),
    [items, selected, trace, tags, onPick],
  );
  const names = marks.filter((mark) => selected.has(mark.id)).map((mark) => mark.label);
  return (
    <VisuallyHidden>
      <p id="map-selection" role="status">
        {names.length > 0 ? `Selected: ${names.join('; ')}` : 'Nothing selected'}
      </p>
      <ul data-testid="map-marks" aria-label="Marks on the map">
        {list}
      </ul>
    </VisuallyHidden>
  );
}

type TraceRole = 'path' | 'end' | 'lit';

function traceRole(trace: Trace | null, word: string): TraceRole | undefined {
  if (!trace) return undefined;
  if (word.startsWith('n:') && trace.stops.has(word.slice(2))) return 'end';
  return trace.path.has(word) ? 'path' : trace.lit.has(word) ? 'lit' : undefined;
}

/** R258: what the drawing says of a mark by how it stands out. */
function traceText(trace: Trace | null, tags: Props['tags'], word: string): string {
  const tag = word.startsWith('c:') ? tags?.get(word.slice(2)) : undefined;
  if (tag !== undefined) return `, ${tag === 'from here' ? tag : `reached as ${toVisible(tag, 80)}`}`;
  const standing = traceRole(trace, word);
  if (standing === 'end') return ', the way ends here';
  return standing === 'path' ? ', on the way' : '';
}

function toPage(graph: LiveGraph, { x, y, handle }: Mark) {
  const round = (point: { x: number; y: number }) => ({ x: Math.round(point.x), y: Math.round(point.y) });
  return {
    at: round(graph.viewport.toClient(x, y)),
    handle: handle && round(graph.viewport.toClient(handle.x, handle.y)),
  };
}

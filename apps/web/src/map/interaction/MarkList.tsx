import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { LiveGraph } from '../LiveGraph.ts';
import { isTileMark } from '../parts/isTileMark.ts';
import type { Mark } from './toMarks.ts';
import { useSettledFrame } from './useFrame.ts';

/** More buttons would slow the page down. */
const MAX_SHOWN = 400;

interface Props {
  graph: LiveGraph;
  selected: ReadonlySet<string>;
  onPick: (id: string, additive: boolean) => void;
}

/**
 * R77: lists the marks for screen readers and tests. Each mark is a button that selects it and carries its position on
 * the page.
 */
export function MarkList({ graph, selected, onPick }: Props) {
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
            data-traced={mark.traced}
            onClick={() => (isTileMark(mark.id) ? graph.revealer.openBlock(mark.id) : onPick(mark.id, false))}
          >
            {mark.label}
            {mark.note}
          </button>
        </li>
      )),
    [graph, items, selected, onPick],
  );
  const frames = useMemo(
    () => graph.finder.frames(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
    [graph, settled],
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
      {frames.length > 0 && (
        <ul data-testid="map-engines" aria-label="Engines on the map">
          {frames.map(({ key, text }) => (
            <li key={key} data-engine={key}>
              {text}
            </li>
          ))}
        </ul>
      )}
      <ul data-testid="map-marks" aria-label="Marks on the map">
        {list}
      </ul>
    </VisuallyHidden>
  );
}

function toPage(graph: LiveGraph, { x, y, handle }: Mark, corner: { x: number; y: number }) {
  const place = (x: number, y: number) => {
    const at = graph.coordinates.toClient(x, y, corner);
    return { x: Math.round(at.x), y: Math.round(at.y) };
  };
  return { at: place(x, y), handle: handle && place(handle.x, handle.y) };
}

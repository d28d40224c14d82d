import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useState } from 'react';
import type { PointerEvent } from 'react';
import { requestIntent } from '../../store/intentStore.ts';
import { selectCanChange, useTopologyStore } from '../../store/topologyStore.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import classes from '../MapCanvas.module.css';
import type { Mark } from './toMarks.ts';
import { refusedTargets, toTarget } from './toTarget.ts';
import type { Target } from './toTarget.ts';

interface Props {
  graph: LiveGraph;
  index: TopologyIndex;
  marks: readonly Mark[];
  hovered: string | null;
  selected: ReadonlySet<string>;
  /** Grows with each drawing of the graph: handles follow it. */
  rendered: number;
}

interface ConnectDrag {
  id: string;
  x: number;
  y: number;
  target: Target;
}

/** How long a handle stays after the pointer left its mark, to be reached. */
const LINGER = 350;
const MOST_HANDLES = 4;

/** R76: round handles at the hovered and selected marks; dragging one to a mark of the other kind asks to connect. */
export function ConnectOverlay({ graph, index, marks, hovered, selected }: Props) {
  const canChange = useTopologyStore(selectCanChange);
  const [held, setHeld] = useState<string | null>(null);
  const lingering = useLingering(hovered ?? held);
  const [pull, setPull] = useState<ConnectDrag | null>(null);

  const end = () => {
    graph.showTargets(null, []);
    setPull(null);
  };
  useEffect(() => {
    if (!pull) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  if (!canChange) return null;

  const start = (event: PointerEvent, word: string) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    setPull({ id: word, x: event.clientX, y: event.clientY, target: null });
    graph.showTargets(
      null,
      refusedTargets(
        index,
        word,
        marks.map((mark) => mark.id),
      ),
    );
  };
  const drag = (event: PointerEvent) => {
    if (!pull) return;
    const over = graph.markAt(event.clientX, event.clientY);
    const target = toTarget(index, pull.id, over);
    const refused = refusedTargets(
      index,
      pull.id,
      marks.map((mark) => mark.id),
    );
    graph.showTargets(target && target.refusal === null ? over : null, refused);
    setPull({ ...pull, x: event.clientX, y: event.clientY, target });
  };
  const drop = () => {
    const target = pull?.target;
    end();
    if (target && target.refusal === null) {
      requestIntent({ kind: 'connect', containerIds: [target.containerId], networkIds: [target.networkId] });
    }
  };

  const corner = graph.viewport.corner();
  const wanted = pull ? [pull.id] : [...new Set([...(lingering ? [lingering] : []), ...selected])];
  const handles = wanted
    .map((word) => marks.find((mark) => mark.id === word))
    .filter((mark) => mark?.handle)
    .slice(0, MOST_HANDLES) as (Mark & { handle: { x: number; y: number } })[];
  const place = (point: { x: number; y: number }) => {
    const at = graph.viewport.toClient(point.x, point.y);
    return { left: at.x - corner.x, top: at.y - corner.y };
  };
  const from = pull && handles[0] ? place(handles[0].handle) : null;
  return (
    <>
      {pull && from && (
        <svg className={classes.ghost} aria-hidden>
          <line
            x1={from.left}
            y1={from.top}
            x2={pull.x - corner.x}
            y2={pull.y - corner.y}
            stroke={
              pull.target?.refusal ? 'var(--mantine-color-red-6)' : 'var(--mantine-primary-color-filled)'
            }
            strokeWidth={2}
            strokeDasharray="5 4"
          />
        </svg>
      )}
      {pull?.target?.refusal && (
        <div
          className={classes.reason}
          style={{ left: pull.x - corner.x + 14, top: pull.y - corner.y + 14 }}
          role="status"
        >
          {pull.target.refusal}
        </div>
      )}
      {handles.map((mark) => (
        <button
          key={mark.id}
          type="button"
          tabIndex={-1}
          className={classes.handle}
          style={place(mark.handle)}
          aria-label={`Connect ${mark.label}`}
          data-handle={mark.id}
          onPointerEnter={() => setHeld(mark.id)}
          onPointerLeave={() => setHeld(null)}
          onPointerDown={(event) => start(event, mark.id)}
          onPointerMove={drag}
          onPointerUp={drop}
          onPointerCancel={end}
        />
      ))}
    </>
  );
}

/** The hovered mark, and for a moment the last one. */
function useLingering(hovered: string | null): string | null {
  const [kept, setKept] = useState(hovered);
  useEffect(() => {
    const timer = window.setTimeout(() => setKept(hovered), hovered === null ? LINGER : 0);
    return () => window.clearTimeout(timer);
  }, [hovered]);
  return hovered ?? kept;
}

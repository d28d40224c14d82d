import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useEffectEvent, useState } from 'react';
import type { PointerEvent } from 'react';
import { requestIntent } from '../../store/intentStore.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import type { Refused } from '../parts/Atlas.ts';
import { parseMark } from '../../store/selection.ts';
import classes from '../MapCanvas.module.css';
import type { Mark } from './toMarks.ts';
import { refusedTargets, toTarget } from './toTarget.ts';
import type { Target } from './toTarget.ts';
import { useChangeable } from './useChangeable.ts';
import { useFrame } from './useFrame.ts';

interface Props {
  graph: LiveGraph;
  hovered: string | null;
  selected: ReadonlySet<string>;
  /** Opens the menu of a mark. A handle can cover most of a short bar. */
  onMenu: (id: string, clientX: number, clientY: number) => void;
}

/** A connection that is being dragged; `x` and `y` are the pointer on the page. */
interface ConnectDrag {
  id: string;
  x: number;
  y: number;
  target: Target;
  /** The tile under the pointer. */
  tile: string | null;
}

/** How long a handle stays after the pointer has left its mark, in milliseconds, so that the pointer can reach it. */
const LINGER = 350;
const MAX_HANDLES = 4;
/** How long a connection must be held over a tile until its project opens, in milliseconds. */
const OPENS_AFTER = 500;

/**
 * R76: shows round handles at hovered and selected marks. Dragging one from a card to a bar, or back, opens the connect
 * dialog. Held over a tile, the connection opens its project.
 */
export function ConnectOverlay({ graph, hovered, selected, onMenu }: Props) {
  const changeable = useChangeable();
  const [held, setHeld] = useState<string | null>(null);
  const lingering = useLingering(hovered ?? held);
  const [dragged, setDrag] = useState<ConnectDrag | null>(null);

  const marks = dragged ? [dragged.id] : [...new Set([...(lingering ? [lingering] : []), ...selected])];
  const wanted = marks.filter((id) => changeable.has(parseMark(id).engine));
  const isShown = wanted.length > 0;
  useFrame(graph, isShown);

  const end = () => {
    graph.showTargets(null, null);
    setDrag(null);
  };
  useEffect(() => {
    if (!dragged) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end();
    };
    window.addEventListener('keydown', onKey);
    // The handle may have gone in the meantime, with its container. Otherwise it has taken the drop before.
    window.addEventListener('pointerup', end);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerup', end);
    };
  });
  const tile = dragged?.tile ?? null;
  const openAtPointer = useEffectEvent((mark: string) => {
    if (dragged) graph.revealer.openBlock(mark, graph.coordinates.toMap(dragged.x, dragged.y));
  });
  useEffect(() => {
    if (tile === null) return;
    const timer = window.setTimeout(() => openAtPointer(tile), OPENS_AFTER);
    return () => window.clearTimeout(timer);
  }, [tile]);
  if (!isShown) return null;

  const refusedBy = (index: TopologyIndex, id: string): Refused => {
    const { engine, mark } = parseMark(id);
    const ids = [...graph.finder.markIds(engine, 'c:'), ...graph.finder.markIds(engine, 'n:')];
    return { engine, marks: refusedTargets(index, mark, ids) };
  };
  const start = (event: PointerEvent, id: string) => {
    const index = indexOf(id);
    if (event.button !== 0 || !index) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    setDrag({ id, x: event.clientX, y: event.clientY, target: null, tile: null });
    graph.showTargets(null, refusedBy(index, id));
  };
  const drag = (event: PointerEvent) => {
    const index = dragged && indexOf(dragged.id);
    if (!dragged || !index) return;
    const over = graph.finder.targetUnder(event.clientX, event.clientY);
    const target = toTarget(index, dragged.id, over);
    graph.showTargets(target && target.refusal === null ? over : null, refusedBy(index, dragged.id));
    const under = graph.finder.tileUnder(event.clientX, event.clientY);
    const isOwnTile = under !== null && parseMark(under).engine === parseMark(dragged.id).engine;
    const tile = isOwnTile ? under : null;
    setDrag({
      ...dragged,
      x: event.clientX,
      y: event.clientY,
      target: target ?? (isOwnTile ? null : toTarget(index, dragged.id, under)),
      tile,
    });
  };
  const drop = () => {
    if (!dragged) return;
    const { target } = dragged;
    const { engine, mark: id } = parseMark(dragged.id);
    end();
    if (tile !== null) {
      // The form asks for what the tile hides.
      const own = [id.slice(2)];
      const [containerIds, networkIds] = id.startsWith('c:') ? [own, []] : [[], own];
      requestIntent(engine, { kind: 'connect', containerIds, networkIds });
      return;
    }
    if (target && target.refusal === null) {
      requestIntent(engine, {
        kind: 'connect',
        containerIds: [target.containerId],
        networkIds: [target.networkId],
      });
    }
  };

  const hint = tile === null ? dragged?.target?.refusal : 'Hold to open this project, or drop to choose.';
  const handles = wanted
    .map((id) => graph.finder.markOf(id))
    // The user may zoom out while dragging, until the mark is in a tile: the handle that holds the pointer must stay.
    .map((mark) => (mark && dragged ? { ...mark, handle: mark.handle ?? { x: mark.x, y: mark.y } } : mark))
    .filter((mark) => mark?.handle)
    .slice(0, MAX_HANDLES) as (Mark & { handle: { x: number; y: number } })[];
  const place = (point: { x: number; y: number }) => {
    const { x, y } = graph.coordinates.toCanvas(point.x, point.y);
    return { left: x, top: y };
  };
  const pointer = dragged && toPointer(dragged, graph.coordinates.corner());
  const from = dragged && handles[0] ? place(handles[0].handle) : null;
  return (
    <>
      {dragged && pointer && from && (
        <svg className={classes.ghost} aria-hidden>
          <line
            x1={from.left}
            y1={from.top}
            x2={pointer.x}
            y2={pointer.y}
            stroke={
              dragged.target?.refusal ? 'var(--mantine-color-red-6)' : 'var(--mantine-primary-color-filled)'
            }
            strokeWidth={2}
            strokeDasharray="5 4"
          />
        </svg>
      )}
      {pointer && hint && (
        <div className={classes.reason} style={{ left: pointer.x + 14, top: pointer.y + 14 }} role="status">
          {hint}
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
          onContextMenu={(event) => onMenu(mark.id, event.clientX, event.clientY)}
        />
      ))}
    </>
  );
}

const indexOf = (mark: string): TopologyIndex | null =>
  topologyStoreOf(parseMark(mark).engine).getState().index;

/** Returns where the pointer is on the map. */
const toPointer = ({ x, y }: ConnectDrag, corner: { x: number; y: number }) => ({
  x: x - corner.x,
  y: y - corner.y,
});

/** Returns the hovered mark, or for a short time the last one. */
function useLingering(hovered: string | null): string | null {
  const [last, setLast] = useState(hovered);
  useEffect(() => {
    const timer = window.setTimeout(() => setLast(hovered), hovered === null ? LINGER : 0);
    return () => window.clearTimeout(timer);
  }, [hovered]);
  return hovered ?? last;
}

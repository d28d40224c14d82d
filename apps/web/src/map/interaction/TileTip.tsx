import type { LiveGraph } from '../LiveGraph.ts';
import classes from '../MapCanvas.module.css';
import { useFrame } from './useFrame.ts';

interface Props {
  graph: LiveGraph;
  hovered: string | null;
}

/** Says what a tile stands for while the pointer is over it: counts, states, what is open, and what it shares. */
export function TileTip({ graph, hovered }: Props) {
  const tile = hovered === null ? null : graph.finder.tileText(hovered);
  useFrame(graph, tile !== null);
  if (!tile) return null;
  const { x, y, width, height } = tile.box;
  const below = graph.coordinates.toCanvas(x + width / 2, y + height);
  return (
    <div className={classes.tip} style={{ left: below.x, top: below.y + 6 }} role="status">
      <strong>{tile.title}</strong>
      {tile.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

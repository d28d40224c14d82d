import type { Topology } from '@portolan/topology';
import type { ElementDefinition } from 'cytoscape';

/** The size of a stock card. */
export const CARD = { width: 104, height: 26 };
const GAP = { x: 20, y: 24 };
/** How many cards of a project are side by side. */
const ACROSS = 4;

/**
 * Returns a topology as plain Cytoscape elements: a node for each container and network, a straight edge for each
 * attachment. Each project is a block with its networks above its containers; the blocks form rows as wide as the
 * window is.
 */
export function toStockElements({ containers, networks, attachments }: Topology): ElementDefinition[] {
  const blocks = new Map<string, { id: string; label: string }[]>();
  const add = (project: string | null, node: { id: string; label: string }) => {
    const key = project ?? '';
    const block = blocks.get(key);
    if (block) block.push(node);
    else blocks.set(key, [node]);
  };
  for (const { id, name, project } of networks) add(project, { id, label: name });
  for (const { id, name, project } of containers) add(project, { id, label: name });
  const perRow = Math.max(1, Math.round(Math.sqrt(blocks.size * 0.8)));
  const elements: ElementDefinition[] = [];
  let top = 0;
  let tallest = 0;
  [...blocks.values()].forEach((block, i) => {
    if (i % perRow === 0) [top, tallest] = [top + tallest, 0];
    const left = (i % perRow) * (ACROSS + 0.5) * (CARD.width + GAP.x);
    block.forEach((data, j) => {
      const x = left + (j % ACROSS) * (CARD.width + GAP.x);
      const y = top + Math.floor(j / ACROSS) * (CARD.height + GAP.y);
      elements.push({ group: 'nodes', data, position: { x, y } });
    });
    tallest = Math.max(tallest, (Math.ceil(block.length / ACROSS) + 1) * (CARD.height + GAP.y));
  });
  const known = new Set(elements.map(({ data }) => data.id));
  for (const { id, containerId, networkId } of attachments) {
    if (!known.has(networkId)) continue;
    elements.push({ group: 'edges', data: { id, source: containerId, target: networkId } });
  }
  return elements;
}

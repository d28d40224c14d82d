import type { Topology } from '@portolan/topology';
import cytoscape from 'cytoscape';
import type { LayoutOptions } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { Box } from './layoutQuality.ts';
import { CARD, toStockElements } from './toStockElements.ts';

cytoscape.use(fcose);

/** Lays a topology out with fcose, once. Returns its time and where the containers are. */
export function layOutByFcose(topology: Topology): { ms: number; boxes: Box[] } {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: toStockElements(topology),
    style: [{ selector: 'node', style: { ...CARD, shape: 'round-rectangle' } }],
  });
  const start = performance.now();
  cy.layout({ name: 'fcose', animate: false, randomize: true } as LayoutOptions).run();
  const ms = performance.now() - start;
  const boxes = topology.containers.map(({ id, project }) => {
    const { x, y } = cy.getElementById(id).position();
    return { x: x - CARD.width / 2, y: y - CARD.height / 2, ...CARD, project };
  });
  cy.destroy();
  return { ms, boxes };
}

import type cytoscape from 'cytoscape';
import type { ElementDefinition } from 'cytoscape';

declare global {
  interface Window {
    cy: cytoscape.Core;
    cytoscape: typeof cytoscape;
    /** Draws edges in one batch, or removes them, and returns the time before that. */
    changeStock: (edges: { id: string; source: string; target: string }[], isAdded: boolean) => number;
  }
}

/** Runs in the stock page: draws a topology as plain Cytoscape elements, all in view. */
export async function drawStock(card: { width: number; height: number }): Promise<void> {
  const elements = (await (await fetch('/elements.json')).json()) as ElementDefinition[];
  const cy = window.cytoscape({
    container: document.getElementById('stock'),
    elements,
    layout: { name: 'preset', padding: 28 },
    style: [
      {
        selector: 'node',
        style: {
          ...card,
          shape: 'round-rectangle',
          label: 'data(label)',
          'font-size': 12,
          'text-valign': 'center',
          'min-zoomed-font-size': 8,
          'background-color': '#d5dbe6',
        },
      },
      { selector: 'edge', style: { 'curve-style': 'straight', width: 1, 'line-color': '#8492a8' } },
    ],
  });
  cy.fit(undefined, 28);
  window.cy = cy;
  window.changeStock = (edges, isAdded) => {
    const at = performance.now();
    cy.batch(() => {
      for (const data of edges) {
        if (isAdded) cy.add({ group: 'edges', data });
        else cy.getElementById(data.id).remove();
      }
    });
    return at;
  };
}

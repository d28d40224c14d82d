import cytoscape from 'cytoscape';
import { describe, expect, it } from 'vitest';
import { depthLayout } from '../layouts/depth/depthLayout.ts';
import { islandsLayout } from '../layouts/islands/islandsLayout.ts';
import { toScene } from '../scene/toScene.ts';
import { indexWith, composeProjects } from '../testing/composeProjects.ts';
import { patchGraph } from './patchGraph.ts';
import { toElements } from './elements/toElements.ts';

const view = {
  selected: new Set<string>(),
  matches: null,
  scheme: 'dark' as const,
  hues: new Map<string, number>(),
  trace: null,
  tags: null,
};

function elementsOf(names: string[], layout: typeof depthLayout | typeof islandsLayout = depthLayout) {
  const scene = toScene(indexWith(...names));
  return toElements(scene, layout(scene), view);
}

const contentOf = (cy: cytoscape.Core) =>
  cy.elements().map((each) => ({
    data: each.data() as object,
    classes: [...each.classes()].sort(),
    at: each.isNode() ? { ...each.position() } : null,
  }));
const byId = (a: { data: object }, b: { data: object }) =>
  JSON.stringify(a.data) < JSON.stringify(b.data) ? -1 : 1;

describe('patchGraph', () => {
  it('R72: after any patch, the graph is the same as a new one', () => {
    const steps = [
      elementsOf(['voting-app']),
      elementsOf(['voting-app', 'mixed', 'reader']),
      elementsOf(Object.keys(composeProjects), islandsLayout),
      elementsOf(['mixed', 'reader'], islandsLayout),
      elementsOf([]),
      elementsOf(['elk']),
    ];
    const patched = cytoscape({ headless: true });
    for (const elements of steps) {
      patchGraph(patched, elements);
      const fresh = cytoscape({ headless: true });
      patchGraph(fresh, elements);
      expect(contentOf(patched).sort(byId)).toEqual(contentOf(fresh).sort(byId));
      expect(patched.elements().length).toBe(elements.length);
    }
  });

  it('R72: does not touch what stays the same', () => {
    const cy = cytoscape({ headless: true });
    const elements = elementsOf(['voting-app']);
    patchGraph(cy, elements);
    let touched = 0;
    cy.on('add remove data position class', () => (touched += 1));
    patchGraph(cy, elementsOf(['voting-app']));
    expect(touched).toBe(0);
  });

  it('R72: ids are unique and edges have both ends', () => {
    for (const layout of [depthLayout, islandsLayout]) {
      const elements = elementsOf(Object.keys(composeProjects), layout);
      const ids = new Set(elements.map((each) => each.id));
      expect(ids.size).toBe(elements.length);
      for (const each of elements.filter((element) => element.group === 'edges')) {
        expect(ids.has(String(each.data['source'])) && ids.has(String(each.data['target']))).toBe(true);
      }
    }
  });
});

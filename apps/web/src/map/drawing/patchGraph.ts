import type { Core, ElementDefinition } from 'cytoscape';
import type { MapElement } from './elements/MapElement.ts';

/** The scratch namespace in which the graph stores the elements of the last patch. */
const STORED = 'portolan';

/**
 * R72: changes an existing graph to `elements` in one batch. Only what differs is touched, and a mark that is being
 * dragged keeps its position.
 */
export function patchGraph(cy: Core, elements: readonly MapElement[]): void {
  const before = (cy.scratch(STORED) as Map<string, MapElement> | undefined) ?? new Map<string, MapElement>();
  const after = new Map(elements.map((element) => [element.id, element]));
  cy.batch(() => {
    const gone = [...before.keys()].filter((id) => {
      const next = after.get(id);
      // The ends of an edge cannot be changed through its data, so the edge is replaced.
      return !next || hasMovedEnds(before.get(id), next);
    });
    for (const id of gone) {
      cy.getElementById(id).remove();
      before.delete(id);
    }
    const added: ElementDefinition[] = [];
    for (const element of elements) {
      const old = before.get(element.id);
      if (!old) added.push(toDefinition(element));
      else patch(cy, old, element);
    }
    // Nodes come first: Cytoscape does not add an edge before its ends.
    cy.add([
      ...added.filter((each) => each.group === 'nodes'),
      ...added.filter((each) => each.group === 'edges'),
    ]);
  });
  cy.scratch(STORED, after);
}

function hasMovedEnds(old: MapElement | undefined, next: MapElement): boolean {
  return (
    next.group === 'edges' &&
    old !== undefined &&
    (old.data['source'] !== next.data['source'] || old.data['target'] !== next.data['target'])
  );
}

function patch(cy: Core, old: MapElement, next: MapElement): void {
  const ele = cy.getElementById(next.id);
  // The removal of a node has also removed its edges.
  if (ele.empty()) {
    cy.add(toDefinition(next));
    return;
  }
  if (old.classes !== next.classes) ele.classes(next.classes);
  const changed = Object.entries(next.data).filter(([key, value]) => old.data[key] !== value);
  if (changed.length > 0) ele.data(Object.fromEntries(changed));
  if (next.position && ele.isNode() && !ele.grabbed()) {
    const { x, y } = ele.position();
    if (x !== next.position.x || y !== next.position.y) ele.position(next.position);
  }
}

function toDefinition(element: MapElement): ElementDefinition {
  return {
    group: element.group,
    data: { ...element.data, id: element.id },
    classes: element.classes,
    ...(element.position ? { position: { ...element.position } } : {}),
    grabbable: element.grabbable ?? false,
    pannable: element.grabbable !== true,
    selectable: false,
  };
}

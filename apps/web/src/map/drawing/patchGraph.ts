import type { Core, ElementDefinition } from 'cytoscape';
import type { MapElement } from './elements/MapElement.ts';

const KEPT = 'portolan';

/** R72: brings a long-lived graph to `elements` in one batch, touching only what differs; a mark being dragged is left alone. */
export function patchGraph(cy: Core, elements: readonly MapElement[]): void {
  const before = (cy.scratch(KEPT) as Map<string, MapElement> | undefined) ?? new Map<string, MapElement>();
  const after = new Map(elements.map((element) => [element.id, element]));
  cy.batch(() => {
    const gone = [...before.keys()].filter((id) => {
      const next = after.get(id);
      // An edge cannot change its ends in place by data alone.
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
    // Nodes first: an edge refuses to be added before its ends.
    cy.add([
      ...added.filter((each) => each.group === 'nodes'),
      ...added.filter((each) => each.group === 'edges'),
    ]);
  });
  cy.scratch(KEPT, after);
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
  // Removing a node takes its edges along.
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

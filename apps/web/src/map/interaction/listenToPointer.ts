import type { Core, EventObject } from 'cytoscape';

interface Point {
  x: number;
  y: number;
}

interface PointerEvents {
  /** A click or a tap at a point of the map. `isAdditive` is true with Shift, Ctrl or Cmd. */
  onTap(at: Point, isAdditive: boolean): void;
  /** A right click or a long press at a point of the map. */
  onMenu(at: Point): void;
  /** The pointer moves, is pressed or released. */
  onPoint(event: PointerEvent): void;
  onLeave(): void;
}

/** Reports what the pointer does on the map. It ends with the graph. */
export function listenToPointer(cy: Core, container: HTMLElement, events: PointerEvents): void {
  cy.on('tap', ({ position, originalEvent }: EventObject) => {
    const source = originalEvent as MouseEvent | TouchEvent | undefined;
    const isAdditive =
      source !== undefined && 'shiftKey' in source && (source.shiftKey || source.ctrlKey || source.metaKey);
    events.onTap(position, isAdditive);
  });
  cy.on('cxttap taphold', ({ position }: EventObject) => events.onMenu(position));
  for (const type of ['pointermove', 'pointerdown', 'pointerup'] as const)
    container.addEventListener(type, (event) => events.onPoint(event));
  container.addEventListener('pointerleave', () => events.onLeave());
}

import type { Core } from 'cytoscape';

/** The part of Cytoscape’s canvas renderer that is used. It is not documented, so its shape is checked. */
interface Renderer {
  render(): void;
  /** True if `render` is to be called in the next frame. */
  requestedFrame?: boolean;
}

/**
 * Draws with `paint` wherever Cytoscape would draw its elements, at most once in a frame. All else of Cytoscape stays:
 * viewport, gestures and events. After each drawing, Cytoscape’s event `render` is sent.
 *
 * @returns a function that draws at once, in place of the drawing that may be asked for
 * @throws Error if the installed version of Cytoscape draws in another way
 */
export function replaceRender(cy: Core, paint: () => void): () => void {
  const renderer = (cy as unknown as { renderer(): Partial<Renderer> | undefined }).renderer();
  if (typeof renderer?.render !== 'function') {
    throw new Error('The map cannot draw: the renderer of this version of Cytoscape has no method `render`.');
  }
  const draw = () => {
    paint();
    cy.emit('render');
  };
  renderer.render = draw;
  return () => {
    renderer.requestedFrame = false;
    draw();
  };
}

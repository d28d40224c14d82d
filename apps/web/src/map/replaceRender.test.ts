import cytoscape from 'cytoscape';
import { describe, expect, it, vi } from 'vitest';
import { replaceRender } from './replaceRender.ts';

describe('the place of the painter in Cytoscape', () => {
  it('is the method `render` of the renderer, which is there in the installed version', () => {
    // Cytoscape’s headless renderer has no such method, so its canvas renderer is asked by its name.
    const Canvas = (
      cytoscape as unknown as (kind: string, name: string) => { prototype: { render: unknown } }
    )('renderer', 'canvas');
    expect(typeof Canvas.prototype.render).toBe('function');
  });

  it('paints and says so whenever the renderer draws', () => {
    const renderer = { render: () => undefined, requestedFrame: true };
    const cy = cytoscape({ headless: true });
    Object.assign(cy, { renderer: () => renderer });
    const paint = vi.fn();
    const rendered = vi.fn();
    cy.on('render', rendered);
    const paintNow = replaceRender(cy, paint);
    renderer.render();
    expect(paint).toHaveBeenCalledOnce();
    expect(rendered).toHaveBeenCalledOnce();
    paintNow();
    expect(paint).toHaveBeenCalledTimes(2);
    expect(renderer.requestedFrame).toBe(false);
  });

  it('throws in words where there is no such method', () => {
    const cy = cytoscape({ headless: true });
    Object.assign(cy, { renderer: () => ({}) });
    expect(() => replaceRender(cy, () => undefined)).toThrow('no method `render`');
  });
});

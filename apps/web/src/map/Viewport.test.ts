import cytoscape from 'cytoscape';
import { describe, expect, it } from 'vitest';
import type { Rect } from './layouts/placement.ts';
import { MAX_ZOOM, MIN_ZOOM, Viewport } from './Viewport.ts';

/** A viewport of a graph without a page, in a window of 300 × 300. */
function aViewport() {
  const graph = cytoscape({ headless: true, styleEnabled: true, minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM });
  const cy = Object.assign(graph, { width: (): number => 300, height: (): number => 300 });
  const drawing = { x: 100, y: 50, width: 1000, height: 400 };
  const viewport = new Viewport(
    cy,
    () => drawing,
    () => true,
  );
  /** The left and the right end of the drawing in the window. */
  const ends = () =>
    [drawing.x, drawing.x + drawing.width].map((x) => Math.round(x * cy.zoom() + cy.pan().x)) as [
      number,
      number,
    ];
  const view = () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } });
  /** Reveals what is at a box of the window now. */
  const reveal = ({ x, y, width, height }: Rect) => {
    const { zoom, pan } = view();
    viewport.reveal({
      x: (x - pan.x) / zoom,
      y: (y - pan.y) / zoom,
      width: width / zoom,
      height: height / zoom,
    });
  };
  return { cy, viewport, drawing, ends, view, reveal };
}

describe('Viewport', () => {
  it('R270: shows the whole drawing', () => {
    const { viewport, drawing, ends, cy } = aViewport();
    viewport.fit(() => ({ ...drawing, height: 9000 }));
    expect(9000 * cy.zoom()).toBeLessThan(300);
    viewport.fit();
    expect(ends()).toEqual([16, 284]);
  });

  it('R270: fits the drawing to what a panel leaves, and back', () => {
    const { viewport, ends, view } = aViewport();
    viewport.fit();
    const before = view();
    viewport.setCovered(120);
    expect(ends()).toEqual([16, 164]);
    viewport.setCovered(0);
    expect(view()).toEqual(before);
  });

  it('R270: fits what is fitted again when the window or the drawing has another size', () => {
    const { cy, viewport, drawing, ends } = aViewport();
    viewport.fit();
    drawing.width = 2000;
    viewport.refit();
    expect(ends()).toEqual([16, 284]);
    cy.width = () => 400;
    cy.emit('resize');
    expect(ends()).toEqual([16, 384]);
    // A part of the drawing that is fitted stays what is in view.
    viewport.fit(() => ({ ...drawing, width: 50, height: 50 }));
    const before = cy.zoom();
    cy.height = () => 60;
    cy.emit('resize');
    expect(cy.zoom()).toBeLessThan(before);
    expect(50 * cy.zoom()).toBeCloseTo(60 - 2 * 16);
  });

  it('R270: leaves the view where it is when the user has moved it, or when the window has its former size', () => {
    const { cy, viewport, drawing, view } = aViewport();
    viewport.fit();
    drawing.width = 2000;
    const fitted = view();
    // Cytoscape reports a resize after a click, too.
    cy.emit('resize');
    expect(view()).toEqual(fitted);
    cy.panBy({ x: 5, y: 5 });
    const own = view();
    cy.width = () => 400;
    cy.emit('resize');
    expect(view()).toEqual(own);
  });

  it('R270: another viewport of the same drawing returns to the view that was left', () => {
    const { cy, viewport, view } = aViewport();
    expect(viewport.kept).toBe(null);
    viewport.fit();
    expect(viewport.kept).toBe(null);
    cy.viewport({ zoom: 0.15, pan: { x: 100, y: 0 } });
    const own = view();
    viewport.setCovered(120);
    const covered = view();
    const left = viewport.kept as NonNullable<typeof viewport.kept>;

    const same = aViewport();
    same.viewport.setCovered(120);
    same.viewport.fit();
    same.viewport.restore(left);
    expect(same.view()).toEqual(covered);
    const uncovered = aViewport();
    uncovered.viewport.fit();
    uncovered.viewport.restore(left);
    expect(uncovered.view()).toEqual(own);
  });

  it('R270: shifts a view of the user’s own so that what was in view stays, and returns to it', () => {
    const { cy, viewport, ends, view } = aViewport();
    viewport.fit();
    cy.viewport({ zoom: 0.15, pan: { x: 100, y: 0 } });
    const before = view();
    viewport.setCovered(120);
    expect(ends()).toEqual([30, 180]);
    expect(cy.zoom()).toBe(0.15);
    viewport.setCovered(0);
    expect(view()).toEqual(before);
  });

  it('R270: shrinks a view that is wider than what the panel leaves, and leaves it where the user moves it', () => {
    const { cy, viewport, view } = aViewport();
    viewport.fit();
    cy.viewport({ zoom: 2, pan: { x: -600, y: -200 } });
    viewport.setCovered(120);
    expect(cy.zoom()).toBeCloseTo(2 * (180 / 300));
    // The point at the left edge stays there.
    expect(300 * cy.zoom() + cy.pan().x).toBeCloseTo(0);
    cy.panBy({ x: 5, y: 5 });
    const own = view();
    viewport.setCovered(0);
    expect(view()).toEqual(own);
  });

  it('R270: brings a mark above a sheet, and returns when the sheet closes', () => {
    const { cy, viewport, view, reveal } = aViewport();
    viewport.fit();
    const fitted = view();
    viewport.setSheet(180);
    expect(view()).toEqual(fitted);
    reveal({ x: 100, y: 200, width: 40, height: 20 });
    expect(cy.pan()).toEqual({ x: fitted.pan.x, y: fitted.pan.y - (200 - (300 - 180) + 20 + 16) });
    viewport.setSheet(0);
    expect(view()).toEqual(fitted);
    // It is still fitted: a window of another size fits it again.
    cy.width = () => 200;
    cy.emit('resize');
    expect(cy.zoom()).toBeLessThan(fitted.zoom);
  });

  it('R270: fits the drawing again when a sheet closes in a window that was turned meanwhile', () => {
    const { cy, viewport, view, reveal } = aViewport();
    viewport.fit();
    viewport.setSheet(180);
    reveal({ x: 100, y: 200, width: 40, height: 20 });
    cy.width = () => 600;
    cy.emit('resize');
    viewport.setSheet(0);
    const after = view();
    viewport.fit();
    expect(after).toEqual(view());
  });

  it('R270: returns to no view of before a panel in a window of another size', () => {
    const { cy, viewport, view } = aViewport();
    viewport.fit();
    cy.viewport({ zoom: 2, pan: { x: -600, y: -200 } });
    viewport.setCovered(120);
    const shifted = view();
    cy.width = () => 600;
    cy.emit('resize');
    viewport.setCovered(0);
    expect(view()).toEqual(shifted);
  });
});

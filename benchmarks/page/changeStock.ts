import type { Browser } from '@playwright/test';
import type { Topology } from '@portolan/topology';
import type { Change } from '../stack/findChanges.ts';
import { serveStock } from '../stock/serveStock.ts';
import { openPage } from './openBrowser.ts';
import type { ProbedPage } from './openBrowser.ts';

/** Opens a page with the same topology as plain Cytoscape elements. */
export async function openStock(browser: Browser, topology: Topology): Promise<ProbedPage> {
  return openPage(browser, await serveStock(topology));
}

const toEdge = ({ id, containerId, networkId }: Change) => ({ id, source: containerId, target: networkId });

/**
 * Adds or removes an edge for each change, in one batch. Returns the milliseconds until the picture had changed, and how
 * many calls drew the frame. @param watched false: only makes the change and waits
 */
export function changeStock(
  { page }: ProbedPage,
  changes: readonly Change[],
  isAdded: boolean,
  watched = true,
) {
  return page.evaluate(
    async ({ edges, isAdded, watched }) => {
      window.probe.reset(watched);
      const at = window.changeStock(edges, isAdded);
      await window.probe.settled(0, 150, 5_000);
      const frame = window.probe.frames.find(({ isChanged }) => isChanged);
      return { ms: frame ? frame.endAt - at : NaN, calls: frame?.calls ?? 0 };
    },
    { edges: changes.map(toEdge), isAdded, watched },
  );
}

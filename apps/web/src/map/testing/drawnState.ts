import type { Topology } from '@portolan/topology';
import type { DisplayList } from '../drawing/list/DisplayList.ts';
import { markBox } from '../drawing/list/markBox.ts';
import { shapesByKey } from './shapesByKey.ts';

/** A window in which all projects are tiles. */
export const afar = { zoom: 0.2, pan: { x: 500, y: 400 }, width: 1500, height: 1200 };

/** Returns what is drawn there, as text. */
export function drawnAfar(list: DisplayList): string[] {
  const drawn: string[] = [];
  list.visit(afar, (shapes, ...place) => shapes.length > 0 && drawn.push(JSON.stringify([shapes, place])));
  return drawn;
}

/** Returns everything that a display list knows, as text by what it is about. */
export function drawnState(
  list: DisplayList,
  { containers, networks, attachments }: Topology,
): Record<string, string> {
  const shapes = shapesByKey(list);
  const { drawn } = list;
  const state = new Map<string, unknown>();
  const loose = new Set(shapes.keys());
  for (const block of drawn.blocks.values()) {
    for (const key of block.items?.keys() ?? []) {
      loose.delete(key);
      state.set(`shapes of ${key} in ${block.band.key}`, shapes.get(key));
    }
    const { open, ...facts } = list.factsOf(block);
    state.set(`facts of ${block.band.key}`, { ...facts, open: [...open].sort() });
    state.set(`extent of ${block.band.key}`, drawn.extentOf(block));
  }
  for (const key of loose) state.set(`shapes of ${key}`, shapes.get(key));
  const marks = [
    ...containers.map(({ id }) => `c:${id}`),
    ...networks.map(({ id }) => `n:${id}`),
    ...attachments.map(({ id }) => `a:${id}`),
  ];
  for (const mark of marks) {
    const found = markBox(drawn, mark);
    state.set(`place of ${mark}`, found && { ...found, block: found.block?.band.key });
  }
  state.set('drawing from afar', drawnAfar(list).sort());
  return Object.fromEntries([...state].map(([key, value]) => [key, JSON.stringify(value)]));
}

import { BAND } from '../../layouts/measures.ts';
import type { PlacedBand, PlacedEntryPoint, Placement } from '../../layouts/placement.ts';
import { toLabel } from '../../scene/toLabel.ts';
import { entryPointId } from '../../scene/toTrace.ts';
import type { MapElement } from './MapElement.ts';
import { classNames } from './Appearance.ts';
import type { Appearance } from './Appearance.ts';

/** Returns the elements around the cards: bands, headings, the outside and the entry points. */
export function frameElements(placement: Placement, appearance: Appearance): MapElement[] {
  return [
    ...[...placement.bands.values()].flatMap(bandElements),
    ...placement.outside.map((rect, i): MapElement => {
      const page = rect.width > 8;
      return {
        group: 'nodes',
        id: i === 0 ? 'outside' : `outside@${i}`,
        classes: classNames(
          'outside',
          page ? 'page' : 'edge',
          appearance.traced('outside'),
          appearance.view.selected.has('outside') && 'selected',
        ),
        data: { label: page ? 'Outside' : '', width: rect.width, height: rect.height },
        position: { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 },
      };
    }),
    ...[...placement.headings.values()].map(({ key, text, x, y }): MapElement => ({
      group: 'nodes',
      id: `t:${key}`,
      classes: 'text heading',
      data: { label: text },
      position: { x, y },
    })),
    ...[...placement.entryPoints.values()]
      .flat()
      .flatMap((entryPoint) => entryPointElements(entryPoint, appearance)),
  ];
}

const titleOf = (project: string) => (project === '' ? 'no project' : project);

function bandElements(band: PlacedBand): MapElement[] {
  const title = toLabel(titleOf(band.project).toUpperCase(), BAND.titleWidth, BAND.titleSize);
  const elements: MapElement[] = [
    {
      group: 'nodes',
      id: `b:${band.key}`,
      classes: 'band',
      data: { width: band.width, height: band.height },
      position: { x: band.x + band.width / 2, y: band.y + band.height / 2 },
    },
    {
      group: 'nodes',
      id: `bt:${band.key}`,
      classes: 'text title',
      data: { label: title, room: band.width - 28 },
      position: { x: band.x + 14, y: band.y + 17 },
    },
  ];
  if (band.unreachable) {
    elements.push({
      group: 'nodes',
      id: `bs:${band.key}`,
      classes: 'text aside',
      data: { label: 'not reachable from outside' },
      position: { x: band.x + 14, y: band.y + 32 },
    });
  }
  return elements;
}

function entryPointElements(entryPoint: PlacedEntryPoint, appearance: Appearance): MapElement[] {
  const dim = appearance.isDimCard(entryPoint.cardId) && 'dim';
  const traced = appearance.traced(entryPointId(entryPoint.cardId, entryPoint.kind));
  const start: MapElement = {
    group: 'nodes',
    id: `dt:${entryPoint.key}`,
    classes: classNames('tick', dim, traced),
    data: {},
    position: { x: entryPoint.fromX, y: entryPoint.y },
  };
  const label: MapElement = {
    group: 'nodes',
    id: `dl:${entryPoint.key}`,
    classes: classNames('text entryLabel', `by-${entryPoint.kind}`, dim, traced),
    data: { label: entryPoint.label },
    position: { x: entryPoint.toX - 8, y: entryPoint.y - 7 },
  };
  const line: MapElement = {
    group: 'nodes',
    id: `d:${entryPoint.key}`,
    classes: classNames('entryLine', `by-${entryPoint.kind}`, dim, traced),
    data: { width: Math.max(1, entryPoint.toX - entryPoint.fromX) },
    position: { x: (entryPoint.fromX + entryPoint.toX) / 2, y: entryPoint.y },
  };
  return entryPoint.kind === 'host' ? [start, line, label] : [line, label];
}

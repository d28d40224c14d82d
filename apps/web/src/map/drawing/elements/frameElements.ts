import type { PlacedBand, PlacedEntryPoint, PlacedFold, Placement } from '../../layouts/placement.ts';
import { toLabel } from '../../scene/toLabel.ts';
import type { Scene, SceneCard } from '../../scene/scene.ts';
import { entryPointId } from '../../scene/toTrace.ts';
import type { MapElement } from './MapElement.ts';
import { classNames } from './Appearance.ts';
import type { Appearance } from './Appearance.ts';

/** What stands behind and beside the cards: bands, folded islands, the outside and its doors. */
export function frameElements(scene: Scene, placement: Placement, look: Appearance): MapElement[] {
  const folded = new Set(placement.folds.map((fold) => fold.project));
  const cardsOf = new Map([...folded].map((project) => [project, [] as SceneCard[]]));
  for (const card of scene.cards) cardsOf.get(card.band)?.push(card);
  return [
    ...placement.bands.flatMap(bandElements),
    ...placement.folds.flatMap((fold) => foldElements(fold, cardsOf.get(fold.project) ?? [], look)),
    ...placement.outside.map((rect, i): MapElement => {
      const page = rect.width > 8;
      return {
        group: 'nodes',
        id: i === 0 ? 'outside' : `outside@${i}`,
        classes: classNames(
          'outside',
          page ? 'page' : 'edge',
          look.traced('outside'),
          look.view.selected.has('outside') && 'selected',
        ),
        data: { label: page ? 'Outside' : '', width: rect.width, height: rect.height },
        position: { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 },
      };
    }),
    ...placement.notes.map(({ key, text, x, y }): MapElement => ({
      group: 'nodes',
      id: `t:${key}`,
      classes: 'text heading',
      data: { label: text },
      position: { x, y },
    })),
    ...placement.entryPoints.flatMap((door) => entryPointElements(door, look)),
  ];
}

const titleOf = (project: string) => (project === '' ? 'no project' : project);

function bandElements(band: PlacedBand): MapElement[] {
  const title = toLabel(titleOf(band.project).toUpperCase(), 190, 11.5);
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
  if (band.sheltered) {
    elements.push({
      group: 'nodes',
      id: `bs:${band.key}`,
      classes: 'text aside',
      data: { label: 'sheltered' },
      position: { x: band.x + 14, y: band.y + 32 },
    });
  }
  return elements;
}

function foldElements(fold: PlacedFold, cards: readonly SceneCard[], look: Appearance): MapElement[] {
  const containers = cards.reduce((sum, card) => sum + 1 + card.chips.length, 0);
  const count = (test: (card: SceneCard) => boolean) => cards.filter(test).length;
  const stopped = count((card) => card.state === 'stopped' || card.state === 'dead');
  const troubled = count((card) => card.alert);
  const open = count((card) => card.entryPoints.some((door) => door.kind !== 'host'));
  const lines = [
    `${containers} ${containers === 1 ? 'container' : 'containers'}`,
    [
      troubled > 0 && `! ${troubled} in trouble`,
      stopped > 0 && `${stopped} stopped`,
      open > 0 ? `${open} open to the outside` : 'nothing open',
    ]
      .filter(Boolean)
      .join(' · '),
  ];
  const { x, y, width, height } = fold;
  const dim = cards.every((card) => look.isDimCard(card.id)) && 'dim';
  const traced = look.traced(...cards.map((card) => `c:${card.id}`));
  const id = fold.project;
  return [
    {
      group: 'nodes',
      id: `p:${id}`,
      classes: classNames('fold', open > 0 && 'open', troubled > 0 && 'troubled', dim, traced),
      data: { width, height },
      position: { x: x + width / 2, y: y + height / 2 },
    },
    {
      group: 'nodes',
      id: `pt:${id}`,
      classes: classNames('text foldTitle', dim, traced),
      data: { label: toLabel(titleOf(id), width - 32, 15) },
      position: { x: x + 16, y: y + 22 },
    },
    {
      group: 'nodes',
      id: `pd:${id}`,
      classes: classNames('text foldDetail', dim, traced),
      data: { label: lines.map((line) => toLabel(line, width - 28, 11)).join('\n') },
      position: { x: x + 16, y: y + 52 },
    },
  ];
}

function entryPointElements(door: PlacedEntryPoint, look: Appearance): MapElement[] {
  const dim = look.isDimCard(door.cardId) && 'dim';
  const traced = look.traced(entryPointId(door.cardId, door.kind));
  const start: MapElement = {
    group: 'nodes',
    id: `dt:${door.key}`,
    classes: classNames('tick', dim, traced),
    data: {},
    position: { x: door.fromX, y: door.y },
  };
  const label: MapElement = {
    group: 'nodes',
    id: `dl:${door.key}`,
    classes: classNames('text doorLabel', `by-${door.kind}`, dim, traced),
    data: { label: door.label },
    position: { x: door.toX - 8, y: door.y - 7 },
  };
  const line: MapElement = {
    group: 'nodes',
    id: `d:${door.key}`,
    classes: classNames('doorLine', `by-${door.kind}`, dim, traced),
    data: { width: Math.max(1, door.toX - door.fromX) },
    position: { x: (door.fromX + door.toX) / 2, y: door.y },
  };
  return door.kind === 'host' ? [start, line, label] : [line, label];
}

import { cardInside } from '../../layouts/cardShape.ts';
import { CARD } from '../../layouts/measures.ts';
import type { PlacedCard, Rect } from '../../layouts/placement.ts';
import type { CardState, SceneCard } from '../../scene/scene.ts';
import { toLabel } from '../../scene/toLabel.ts';
import { emOf, LINE_HEIGHT, MIN_TEXT } from './fitText.ts';
import { glowShape } from './glowShape.ts';
import { WHOLE } from './levels.ts';
import type { Looks, Traced } from './Looks.ts';
import type { Shape } from './Shape.ts';
import { Z } from './Shape.ts';
import { stateShape } from './stateShape.ts';
import { textShape, textStyle } from './textShape.ts';

/** Returns the shapes of a card with its chips, stubs, note and tag. */
export function cardShapes(card: SceneCard, at: PlacedCard, usual: Looks): Shape[] {
  const id = `c:${card.id}`;
  const looks = usual.risen([
    id,
    ...card.chips.map((chip) => `c:${chip.id}`),
    ...card.stubs.map((stub) => `a:${stub.id}`),
  ]);
  const traced = looks.traced(id);
  const opacity = looks.opacity(looks.isDimCard(card), traced, id);
  const shapes: Shape[] = [];
  if (looks.pointing.target === id) shapes.push(glowShape(at, 5, looks.palette.good, looks, traced));
  shapes.push(
    body(id, card.state, at, looks, traced, opacity),
    stateShape(card.state, at.x + 15, at.y + CARD.height / 2, 12, looks, Z.card + 0.5, traced, opacity),
    ...names(card, at, looks, traced, opacity),
  );
  const tag = looks.view.tags?.get(card.id);
  if (tag !== undefined) shapes.push(...tagShapes(tag, card.label, at, looks));
  const { chips, stubs } = cardInside(card, at);
  for (const [i, chip] of card.chips.entries()) {
    shapes.push(...chipShapes(chip, chips[i] as Rect, looks, looks.traced(`c:${chip.id}`, id)));
  }
  for (const [i, stub] of card.stubs.entries()) {
    shapes.push(...stubShapes(stub, at, stubs[i] as Rect, looks, traced, opacity));
  }
  return shapes;
}

const isGone = (state: CardState) => state === 'stopped' || state === 'dead';

function body(id: string, state: CardState, at: Rect, looks: Looks, traced: Traced, opacity: number): Shape {
  const { palette } = looks;
  const isSelected = looks.isSelected(id);
  const isHot = looks.pointing.hovered === id;
  const style = looks.style(`card ${isGone(state)} ${isSelected} ${isHot} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.card, traced),
    opacity,
    fill: isSelected ? palette.selected : isGone(state) ? palette.band : palette.card,
    fillOpacity: 1,
    stroke: isSelected || isHot ? palette.accent : palette.cardLine,
    strokeWidth: isSelected ? 2 : 1,
    dash: isGone(state) && !isSelected ? [4, 3] : null,
    radius: 8,
  }));
  return { kind: 'box', style, x: at.x, y: at.y, width: at.width, height: at.height };
}

/** The name and the note. Where the note has no room in readable size, the name takes its place. */
function names(card: SceneCard, at: Rect, looks: Looks, traced: Traced, opacity: number): Shape[] {
  const { palette } = looks;
  const gone = isGone(card.state);
  const name = looks.style(`name ${gone} ${traced} ${opacity}`, () =>
    textStyle({
      layer: looks.layer(Z.text, traced),
      opacity,
      color: gone ? palette.faint : palette.text,
      size: CARD.nameSize,
      weight: gone ? 500 : 600,
    }),
  );
  const x = at.x + 28;
  const y = at.y + CARD.height / 2;
  const width = at.width - CARD.besideName + 2;
  const height = CARD.height;
  if (!card.note) return [textShape(name, card.label, x, y, { width, height, from: WHOLE })];
  const style = looks.style(`note ${card.alert} ${traced} ${opacity}`, () =>
    textStyle({
      layer: looks.layer(Z.text, traced),
      opacity,
      color: card.alert ? palette.trouble : palette.faint,
      size: 12,
      weight: card.alert ? 600 : 400,
      align: 'right',
    }),
  );
  const text = card.alert ? `! ${card.note}` : card.note;
  const beside = CARD.noteGap + card.note.length * CARD.noteCharacter;
  const from = NOTE_FROM;
  return [
    textShape(name, card.label, x, y, { width: width - beside, height, from }),
    textShape(name, card.label, x, y, { width, height, from: WHOLE, below: from }),
    textShape(style, text, at.x + at.width - 10, y, { width, height, cut: false, from }),
  ];
}

/** From this zoom on, a card has room for its note beside the name. */
const NOTE_FROM = 0.8;

/** The tag below the name; from afar, where it has no room there, at the right of the name if both have room. */
function tagShapes(tag: string, name: string, at: Rect, looks: Looks): Shape[] {
  const { palette } = looks;
  const styleOf = (align: 'left' | 'right') =>
    looks.style(`tag ${align}`, () =>
      textStyle({
        layer: looks.layer(Z.address, 'lit'),
        color: palette.text,
        size: CARD.smallSize,
        mono: true,
        align,
        ground: { fill: palette.selected, opacity: 1, pad: TAG.pad, stroke: null },
      }),
    );
  const width = at.width - CARD.besideTag;
  const text = toLabel(tag, 4 * width, CARD.smallSize);
  const below = textShape(styleOf('left'), text, at.x + 12, at.y + at.height + TAG.drop, {
    width,
    from: TAG_FROM,
  });
  // From afar, the texts stay at their smallest size while the card shrinks.
  const besideFrom =
    ((emOf(name, false) + emOf(text, true)) * MIN_TEXT + TAG.gap) / (at.width - CARD.besideName);
  if (besideFrom >= TAG_FROM) return [below];
  const zooms = { from: Math.max(besideFrom, WHOLE), below: TAG_FROM };
  return [
    below,
    textShape(styleOf('right'), text, at.x + at.width - 10, at.y + CARD.height / 2, { cut: false, ...zooms }),
  ];
}

/**
 * A tag is drawn around a line `drop` pixels below the lower edge of its card. `pad` is the margin of its ground, `gap`
 * the space between a name and a tag beside it, both in pixels on the screen.
 */
const TAG = { drop: 1, pad: 2, gap: 10 } as const;
/** From this zoom on, a tag has room between the name and the card below. */
const TAG_FROM = (MIN_TEXT * 0.58 + TAG.pad) / (CARD.rowGap - TAG.drop);

function chipShapes(chip: SceneCard['chips'][number], at: Rect, looks: Looks, traced: Traced): Shape[] {
  const { palette } = looks;
  const id = `c:${chip.id}`;
  const opacity = looks.opacity(looks.isDim(chip.id), traced, id);
  const isSelected = looks.isSelected(id);
  const isHot = looks.pointing.hovered === id;
  const box = looks.style(`chip ${isSelected} ${isHot} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.chip, traced),
    opacity,
    fill: isSelected ? palette.selected : palette.chip,
    fillOpacity: 1,
    stroke: isSelected || isHot ? palette.accent : null,
    strokeWidth: isSelected ? 2 : 1,
    dash: null,
    radius: 5,
  }));
  const name = looks.style(`chipName ${chip.state === 'stopped'} ${traced} ${opacity}`, () =>
    textStyle({
      layer: looks.layer(Z.text, traced),
      opacity,
      color: chip.state === 'stopped' ? palette.faint : palette.text,
      size: CARD.smallSize,
    }),
  );
  const y = at.y + at.height / 2;
  const width = at.width - 18;
  const from = chipFrom(width, at.height);
  return [
    // A box without a name would tell nothing. What is selected or pointed at keeps its outline.
    { kind: 'box', style: box, ...at, from: isSelected || isHot ? 0 : from },
    stateShape(chip.state, at.x + 8, y, 8, looks, Z.chip + 0.5, traced, opacity),
    textShape(name, chip.label, at.x + 16, y, { width, height: at.height, least: CHIP_LEAST, from }),
  ];
}

/** A chip has a name where three usual characters have room. Of wide letters, two are left there, so that none is empty. */
const CHIP_SHORTEST = 'ooo…';
const CHIP_LEAST = 2;

/** Returns the zoom from which a chip has room for names: the same for all chips of a card. */
const chipFrom = (width: number, height: number): number =>
  MIN_TEXT * Math.max(LINE_HEIGHT / height, emOf(CHIP_SHORTEST, false) / width);

function stubShapes(
  stub: SceneCard['stubs'][number],
  card: Rect,
  at: Rect,
  looks: Looks,
  traced: Traced,
  opacity: number,
): Shape[] {
  const { trouble } = looks.palette;
  const isSelected = looks.isSelected(`a:${stub.id}`);
  const box = looks.style(`stub ${isSelected} ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.chip, traced),
    opacity,
    fill: trouble,
    fillOpacity: 0.12,
    stroke: isSelected ? trouble : null,
    strokeWidth: 1.5,
    dash: null,
    radius: 5,
  }));
  const end = looks.style(`stubEnd ${traced} ${opacity}`, () => ({
    layer: looks.layer(Z.card, traced),
    opacity,
    stroke: trouble,
    strokeWidth: 2,
    dash: null,
  }));
  const name = looks.style(`stubName ${traced} ${opacity}`, () =>
    textStyle({ layer: looks.layer(Z.text, traced), opacity, color: trouble, size: CARD.smallSize }),
  );
  const y = at.y + at.height / 2;
  const right = card.x + card.width;
  return [
    { kind: 'box', style: box, ...at },
    { kind: 'line', style: end, x: right, y, toX: right + 16, toY: y },
    textShape(name, stub.label, at.x + 8, y, { width: at.width - 10, height: at.height, from: WHOLE }),
  ];
}

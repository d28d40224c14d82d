import type { Room } from '../../layouts/placement.ts';
import { textWidth } from '../../scene/toLabel.ts';
import { MIN_TEXT } from './fitText.ts';
import type { Looks } from './Looks.ts';
import { partTexts } from './partTexts.ts';
import type { PartFacts } from './partTexts.ts';
import type { Shape } from './Shape.ts';
import { Z } from './Shape.ts';
import { textShape, textStyle } from './textShape.ts';

/** Sizes are in pixels on the screen, as those of a tile. */
const FRAME = {
  inset: 12,
  gap: 10,
  radius: 16,
  maxName: 14,
  /** The least room for a name, beside a state. */
  minName: 40,
  /** The least room for notes. */
  minNotes: 60,
  /** The lowest header; below that, the name is written over what is drawn in the frame. */
  minHeader: 12,
  minNamed: { width: 34, height: 14 },
  /** How far the name is from the upper edge at most. */
  maxLine: 26,
} as const;

/**
 * R299: returns the shapes of the frame around a part, from its upper left corner: its box, and in the header the name, the
 * state where the engine is not live, and notes as far as there is room.
 */
export function partShapes(facts: PartFacts, size: Room, header: number, looks: Looks): Shape[] {
  const box = boxShape(facts, size, looks);
  const { width, height } = size;
  if (width < FRAME.minNamed.width || height < FRAME.minNamed.height) return [box];
  const inset = insetOf(size);
  const isOver = header < FRAME.minHeader;
  const nameSize = isOver ? MIN_TEXT : Math.min(FRAME.maxName, Math.max(MIN_TEXT, Math.round(header * 0.5)));
  const y = isOver ? height / 2 : Math.min(header / 2 + 1, FRAME.maxLine);
  const { palette } = looks;
  // What says where something is stays readable under a veil, and over the tiles from afar.
  const layer = looks.layer(Z.text, 'lit');
  const small = Math.max(MIN_TEXT, nameSize - 2);
  const name = looks.style(`partName ${nameSize} ${isOver}`, () =>
    textStyle({
      layer,
      color: palette.text,
      size: nameSize,
      weight: 600,
      ground: isOver ? { fill: palette.page, opacity: 0.8, pad: 2, stroke: null } : null,
    }),
  );
  const texts = partTexts(facts);
  const text = texts.name.toUpperCase();
  const room = width - 2 * inset;
  if (isOver) return [box, textShape(name, text, inset, y, { width: room, cut: 'middle' })];

  const whole = textWidth(text, nameSize);
  const fitting = [texts.state, texts.shortState].find(
    (state) => state !== '' && whole + widthOf(state) <= room,
  );
  // Where there is no room for both, the name is shortened: that an engine does not answer is never told by its look alone.
  const state = fitting ?? (room - widthOf(texts.shortState) >= FRAME.minName ? texts.shortState : '');
  const nameRoom = state === '' ? room : room - widthOf(state);
  const shapes: Shape[] = [box, textShape(name, text, inset, y, { width: nameRoom, cut: 'middle' })];
  let x = inset + Math.min(whole, nameRoom) + FRAME.gap;
  if (state !== '') {
    const color = facts.state === 'connecting' ? palette.soft : palette.trouble;
    const style = looks.style(`partState ${color} ${small}`, () =>
      textStyle({ layer, color, size: small, weight: 600 }),
    );
    shapes.push(textShape(style, state, x, y));
    x += widthOf(state);
  }
  const rest = width - inset - x;
  if (texts.notes !== '' && rest >= FRAME.minNotes) {
    const style = looks.style(`partNotes ${small}`, () =>
      textStyle({ layer, color: palette.faint, size: small }),
    );
    shapes.push(textShape(style, texts.notes, x, y, { width: rest, shorter: texts.fewer, cut: false }));
  }
  return shapes;

  function widthOf(state: string): number {
    return state === '' ? 0 : textWidth(state, small) + FRAME.gap;
  }
}

const insetOf = ({ width }: Room): number => Math.min(FRAME.inset, Math.max(4, width / 16));

function boxShape({ state }: PartFacts, { width, height }: Room, looks: Looks): Shape {
  const { palette } = looks;
  const isLive = state === 'live';
  const radius = Math.min(FRAME.radius, height / 6);
  const style = looks.style(`part ${isLive} ${radius}`, () => ({
    layer: Z.part,
    opacity: 1,
    fill: palette.part,
    fillOpacity: isLive ? 1 : 0.5,
    stroke: isLive ? palette.partLine : palette.quiet,
    strokeWidth: 1,
    dash: isLive ? null : [6, 5],
    radius,
  }));
  return { kind: 'box', style, x: 0, y: 0, width, height };
}

/** The font size and the height of a line of a sentence, and how many lines there may be. */
const SENTENCE = { size: 12, line: 17, max: 4 } as const;

/** R299: returns the shapes of the sentence in a frame that has no drawing yet, below its header. */
export function reasonShapes(facts: PartFacts, size: Room, header: number, looks: Looks): Shape[] {
  const inset = insetOf(size);
  const style = looks.style('partReason', () =>
    textStyle({ layer: Z.text, color: looks.palette.soft, size: SENTENCE.size }),
  );
  const width = size.width - 2 * inset;
  const count = Math.min(SENTENCE.max, Math.floor((size.height - header - 4) / SENTENCE.line));
  return linesOf(partTexts(facts).reason, width, count).map((line, i) =>
    textShape(style, line, inset, header + (i + 0.5) * SENTENCE.line, { width }),
  );
}

/** Breaks a text into at most `max` lines between words. What has no room is in the last one. */
function linesOf(text: string, width: number, max: number): string[] {
  if (max <= 0) return [];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    const hasRoom = last === undefined || textWidth(longer, SENTENCE.size) <= width;
    if (hasRoom || lines.length === max) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

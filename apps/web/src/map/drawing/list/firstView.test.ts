import { describe, expect, it } from 'vitest';
import { layOut } from '../../layouts/layOut.ts';
import { boundsOf } from '../../layouts/placement.ts';
import type { Room } from '../../layouts/placement.ts';
import { toScene } from '../../scene/toScene.ts';
import { generatedIndex } from '../../testing/generatedIndex.ts';
import { plainView } from '../../testing/plainView.ts';
import { fitText, MIN_TEXT } from '../shapes/fitText.ts';
import type { FittedText } from '../shapes/fitText.ts';
import { titleOf } from '../shapes/frameShapes.ts';
import { levelOf } from '../shapes/levels.ts';
import { isDrawnAt } from '../shapes/Shape.ts';
import type { TextShape } from '../shapes/Shape.ts';
import { DisplayList } from './DisplayList.ts';
import { toSource } from './SceneSource.ts';

/** The room inside the margins of the map, in a window of 1440 × 900. */
const room: Room = { width: 1172, height: 762 };

/** The texts of the first view as they are drawn, each with its shape and the factor by which that is scaled. */
function firstTexts(count: number) {
  const scene = toScene(generatedIndex(count));
  const { placement } = layOut(scene, 'auto', room);
  const list = new DisplayList(plainView);
  list.reset(toSource(scene), placement);
  const { x, y, width, height } = boundsOf(placement);
  const zoom = Math.min(1.25, room.width / width, room.height / height);
  const texts: { shape: TextShape; scale: number; drawn: FittedText }[] = [];
  list.visit({ zoom, pan: { x: -x * zoom, y: -y * zoom }, ...room }, (shapes, _zoom, scale) => {
    for (const shape of shapes) {
      if (shape.kind !== 'text' || !isDrawnAt(shape, zoom)) continue;
      const drawn = fitText(shape, scale);
      if (drawn) texts.push({ shape, scale, drawn });
    }
  });
  return { scene, placement, zoom, texts };
}

describe('the first view', () => {
  it.each([30, 140, 300, 1000, 5000])('R79: has no text under ten pixels, of %i containers', (count) => {
    const { placement, zoom, texts } = firstTexts(count);
    expect(texts.length).toBeGreaterThan(0);
    for (const { shape, scale, drawn } of texts) {
      expect(drawn.size).toBeGreaterThanOrEqual(MIN_TEXT);
      expect(drawn.width).toBeLessThanOrEqual(shape.width * scale + 0.01);
    }
    // Each project is named, as a tile or above what is drawn of it. The end of a name tells it from its neighbours.
    const whole = new Set(texts.map(({ shape }) => shape.text.toLowerCase()));
    for (const band of placement.bands.values()) expect(whole).toContain(titleOf(band.project).toLowerCase());
    const tiles = new Set([...placement.bands.values()].filter((band) => levelOf(band, zoom) === 'tile'));
    if (count >= 1000) expect(tiles.size).toBe(placement.bands.size);
  });

  it.each([30, 140])('R78, R79: names each of %i containers', (count) => {
    const { scene, texts } = firstTexts(count);
    const named = new Set(texts.map(({ shape }) => shape.text));
    for (const card of scene.cards) expect(named).toContain(card.label);
  });
});

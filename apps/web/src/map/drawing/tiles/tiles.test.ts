import { describe, expect, it } from 'vitest';
import { islandsLayout } from '../../layouts/islands/islandsLayout.ts';
import type { Scene } from '../../scene/scene.ts';
import { textWidth } from '../../scene/toLabel.ts';
import { toScene } from '../../scene/toScene.ts';
import { composeProjects, indexWith } from '../../testing/composeProjects.ts';
import { plainView } from '../../testing/plainView.ts';
import { textsOf } from '../../testing/shapesByKey.ts';
import { DisplayList } from '../list/DisplayList.ts';
import { toSource } from '../list/SceneSource.ts';
import { palettes } from '../colors/palette.ts';
import { MIN_TEXT } from '../shapes/fitText.ts';
import { levelOf } from '../shapes/levels.ts';
import { Looks } from '../shapes/Looks.ts';
import type { Shape } from '../shapes/Shape.ts';
import { notPointing } from '../shapes/ViewState.ts';
import type { Pointing } from '../shapes/ViewState.ts';
import { tileShapes } from './tileShapes.ts';
import { tileLabel, tileLines } from './tileText.ts';
import { toTileFacts } from './toTileFacts.ts';

const scene = toScene(indexWith(...Object.keys(composeProjects)));
const list = new DisplayList(plainView);
list.reset(toSource(scene), islandsLayout(scene, { width: 1200, height: 800 }));
const blockOf = (key: string) => {
  const block = list.drawn.blocks.get(key);
  if (!block) throw new Error(`no block ${key}`);
  return block;
};
const factsOf = (key: string) => list.factsOf(blockOf(key));
const draw = (key: string, width: number, height: number): readonly Shape[] =>
  tileShapes(`p:${key}`, factsOf(key), { width, height }, Looks.of(plainView, notPointing));
const widthOfName = (shapes: readonly Shape[]): number =>
  Math.max(...shapes.map((shape) => (shape.kind === 'text' && shape.text === 'mixed' ? shape.width : 0)));
const dotsIn = (shapes: readonly Shape[]) =>
  shapes.reduce((sum, shape) => sum + (shape.kind === 'dots' ? shape.at.length / 2 : 0), 0);

const manyContainers = Array.from({ length: 40 }, (_, i) => ({ id: `id${i}`, state: 'running' as const }));

describe('R78: how much of a project is drawn', () => {
  it('depends on the zoom, and on its size on the screen', () => {
    const block = { x: 0, y: 0, width: 400, height: 300 };
    expect(levelOf(block, 1)).toBe('whole');
    expect(levelOf(block, 0.3)).toBe('half');
    expect(levelOf(block, 0.1)).toBe('tile');
    expect(levelOf({ ...block, width: 6000, height: 4000 }, 0.1)).toBe('half');
  });
});

describe('R78: a tile', () => {
  it('has the name and a dot for each container', () => {
    const shapes = draw('voting-app', 90, 40);
    expect(textsOf(shapes)).toEqual(['voting-app']);
    expect(dotsIn(shapes)).toBe(6);
  });

  it('R75: has a ring while the arrow keys are there, and not while the pointer is', () => {
    const mark = 'p:voting-app';
    const framesOf = (pointing: Partial<Pointing>) =>
      tileShapes(
        mark,
        factsOf('voting-app'),
        { width: 90, height: 40 },
        Looks.of(plainView, { ...notPointing, ...pointing }),
      )
        .filter((shape) => shape.kind === 'box' && shape.style.stroke === palettes.dark.accent)
        .map((shape) => (shape.kind === 'box' ? shape.width : 0));
    expect(framesOf({})).toEqual([]);
    expect(framesOf({ hovered: mark })).toEqual([90]);
    expect(framesOf({ cursor: mark })).toEqual([96]);
    expect(framesOf({ hovered: mark, cursor: mark })).toEqual([90, 96]);
  });

  it('has its name where that has room, as after one step of zoom on a phone with 5,000 containers', () => {
    expect(textsOf(draw('voting-app', 32, 11))).toEqual([]);
    expect(textsOf(draw('voting-app', 41, 13))).toContain('voting-app');
    expect(factsOf('mixed').shared.length).toBe(1);
    expect(widthOfName(draw('mixed', 41, 13))).toBeGreaterThan(widthOfName(draw('mixed', 41, 19)));
  });

  it('counts the containers that have no room', () => {
    const shapes = draw('voting-app', 34, 22);
    const rest = Number(textsOf(shapes).find((text) => text.startsWith('+')));
    expect(dotsIn(shapes) + rest).toBe(6);
    expect(rest).toBeGreaterThan(0);
  });

  it('has the number of those beside the dots and below the squares', () => {
    for (const [width, height] of [
      [40, 20],
      [34, 22],
      [38, 30],
    ] as const) {
      const facts = { ...factsOf('mixed'), containers: manyContainers };
      const shapes = tileShapes('p:mixed', facts, { width, height }, Looks.of(plainView, notPointing));
      const rest = shapes.find((shape) => shape.kind === 'text' && shape.text.startsWith('+'));
      if (rest?.kind !== 'text') throw new Error('no number');
      const left = rest.x - textWidth(rest.text, MIN_TEXT);
      const top = rest.y - MIN_TEXT * 0.35;
      for (const shape of shapes) {
        if (shape.kind === 'dots') {
          for (let i = 0; i < shape.at.length; i += 2) {
            const [x, y] = [shape.at[i] as number, shape.at[i + 1] as number];
            const { radius } = shape.style;
            expect(x + radius <= left || y + radius <= top).toBe(true);
          }
        } else if (shape.kind === 'box' && shape.width === 5) {
          expect(shape.y + shape.height).toBeLessThanOrEqual(top);
        }
      }
    }
  });

  it('stays within its size, with texts of at least ten pixels', () => {
    for (const [width, height] of [
      [20, 10],
      [62, 24],
      [150, 90],
    ] as const) {
      for (const shape of draw('mixed', width, height)) {
        if (shape.kind === 'text') expect(shape.style.size).toBeGreaterThanOrEqual(MIN_TEXT);
        const xs = shape.kind === 'dots' ? shape.at.filter((_, i) => i % 2 === 0) : [shape.x];
        const ys = shape.kind === 'dots' ? shape.at.filter((_, i) => i % 2 === 1) : [shape.y];
        for (const x of xs) expect(x >= -1 && x <= width).toBe(true);
        for (const y of ys) expect(y >= -1 && y <= height).toBe(true);
      }
    }
  });

  it('has an amber edge where something is open, and a square for each shared network', () => {
    const fillsOf = (key: string) =>
      draw(key, 90, 40).map((shape) => (shape.kind === 'box' ? shape.style.fill : null));
    expect(fillsOf('mixed')).toContain(palettes.dark.outside);
    expect(fillsOf('reader')).not.toContain(palettes.dark.outside);
    expect(factsOf('mixed').shared.map(({ label }) => label)).toEqual(['shared']);
    expect(factsOf('voting-app').shared).toEqual([]);
  });

  it('R60: shows what a project’s name would hide', () => {
    expect(toTileFacts('sho\u202ep\n', [], [], () => false).title).toBe('sho\\u202ep\\n');
  });

  it('is described for the pointer and for screen readers', () => {
    expect(tileLabel(factsOf('voting-app'))).toBe(
      'project voting-app, 6 containers, 1 stopped, open to the outside',
    );
    const lines = tileLines(factsOf('reader'), (id) => list.othersIn(id, blockOf('reader')));
    expect(lines).toEqual(['1 container · 1 network', 'Not open to the outside', 'Shares shared with mixed']);
  });

  const chip = { id: 'chip', label: 'chip', state: 'cut off' } as const;
  it.each([
    ['unhealthy', { state: 'unhealthy' }],
    ['cut off', { chips: [chip] }],
  ] as const)('is red where a container is %s, and shows it first', (state, fields) => {
    const sick = {
      ...scene,
      cards: scene.cards.map((card) => (card.name.includes('vote') ? { ...card, ...fields } : card)),
    } as Scene;
    const other = new DisplayList(plainView);
    other.reset(toSource(sick), islandsLayout(sick, { width: 1200, height: 800 }));
    const block = other.drawn.blocks.get('voting-app');
    const facts = block && other.factsOf(block);
    expect(facts?.containers[0]?.state).toBe(state);
    expect(facts && tileLabel(facts)).toContain('1 with problems');
    const [body] = facts
      ? tileShapes('p:x', facts, { width: 90, height: 40 }, Looks.of(plainView, notPointing))
      : [];
    expect(body?.kind === 'box' && body.style.stroke).toBe(palettes.dark.trouble);
  });
});

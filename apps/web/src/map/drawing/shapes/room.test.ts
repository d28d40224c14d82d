import { describe, expect, it } from 'vitest';
import { depthLayout } from '../../layouts/depth/depthLayout.ts';
import { CARD, labelWidth } from '../../layouts/measures.ts';
import { toScene } from '../../scene/toScene.ts';
import type { SceneCard } from '../../scene/scene.ts';
import { composeProjects, indexWith } from '../../testing/composeProjects.ts';
import { plainView } from '../../testing/plainView.ts';
import { shapesByKey } from '../../testing/shapesByKey.ts';
import { DisplayList } from '../list/DisplayList.ts';
import { toSource } from '../list/SceneSource.ts';
import { barShapes } from './barShapes.ts';
import { fitText } from './fitText.ts';
import { bandShapes } from './frameShapes.ts';
import { WHOLE } from './levels.ts';
import { Looks } from './Looks.ts';
import type { Shape, TextShape } from './Shape.ts';
import { notPointing } from './ViewState.ts';
import type { ViewState } from './ViewState.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const plain = toScene(indexWith(...Object.keys(composeProjects)));
const scene = {
  ...plain,
  networks: plain.networks.map((each, i) => ({ ...each, details: ['bridge', `172.${18 + i}.0.0/16`] })),
  taps: plain.taps.map((each, i) => ({ ...each, address: `172.18.0.${i + 2}` })),
};
const placement = depthLayout(scene);
const zooms = Array.from({ length: 140 }, (_, i) => WHOLE + 0.02 * i);

function draw(view: Partial<ViewState> = {}, from = scene): ReadonlyMap<string, readonly Shape[]> {
  const list = new DisplayList(plainView);
  list.reset(toSource(from), placement);
  list.look({ ...plainView, ...view }, notPointing);
  return shapesByKey(list);
}

const isAt = ({ from = 0, below = Infinity }: Shape, zoom: number) => zoom >= from && zoom < below;
const texts = (shapes: readonly Shape[] = []) => shapes.filter((shape) => shape.kind === 'text');
const isTag = ({ style }: TextShape) => style.ground !== null;

/** Returns the box of a text with its ground on the screen; `null` if it is not drawn. */
function boxOf(shape: TextShape, zoom: number): Box | null {
  const fitted = isAt(shape, zoom) ? fitText(shape, zoom) : null;
  if (!fitted) return null;
  const pad = shape.style.ground?.pad ?? 0;
  const { align } = shape.style;
  const start = shape.x * zoom - fitted.width * (align === 'left' ? 0 : align === 'right' ? 1 : 0.5);
  const y = shape.y * zoom - shape.lift * fitted.size;
  const half = fitted.size * 0.58 + pad;
  return { left: start - pad, right: start + fitted.width + pad, top: y - half, bottom: y + half };
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;

const boxesOf = (shapes: readonly TextShape[], zoom: number) =>
  shapes.map((shape) => boxOf(shape, zoom)).filter((box) => box !== null);

const cardBoxes = (zoom: number): Map<string, Box> =>
  new Map(
    [...placement.cards].map(([id, { x, y, width, height }]) => [
      id,
      { left: x * zoom, right: (x + width) * zoom, top: y * zoom, bottom: (y + height) * zoom },
    ]),
  );

describe('R79: texts beside marks', () => {
  it('addresses are whole, and cover no card and no name of a network', () => {
    const shapes = draw({ selected: new Set(scene.cards.map(({ id }) => `c:${id}`)) });
    const of = (prefix: string) =>
      [...shapes].flatMap(([key, own]) => (key.startsWith(prefix) ? texts(own) : []));
    const addresses = of('a:');
    const labels = of('n:');
    expect(addresses.length).toBeGreaterThan(5);
    let drawn = 0;
    for (const zoom of zooms) {
      const others = [...cardBoxes(zoom).values(), ...boxesOf(labels, zoom)];
      for (const address of addresses) {
        const box = boxOf(address, zoom);
        if (!box) continue;
        drawn += 1;
        expect(fitText(address, zoom)?.text).toBe(address.text);
        expect(others.filter((other) => overlaps(box, other))).toEqual([]);
      }
    }
    expect(drawn).toBeGreaterThan(100);
  });

  it('tags of “View from here” cover no name and no other card', () => {
    const tags = new Map(
      scene.cards.map(({ id }, i) => [id, i % 2 === 0 ? 'db' : `${id} · other.name.example`]),
    );
    const shapes = draw({ tags });
    const drawn = new Set<string>();
    for (const zoom of zooms) {
      const cards = cardBoxes(zoom);
      for (const { id } of scene.cards) {
        const own = texts(shapes.get(`c:${id}`));
        const names = boxesOf(
          own.filter((shape) => !isTag(shape)),
          zoom,
        );
        const others = [...names, ...[...cards].flatMap(([other, box]) => (other === id ? [] : [box]))];
        for (const tag of own.filter(isTag)) {
          const box = boxOf(tag, zoom);
          if (!box) continue;
          drawn.add(tag.style.align);
          expect(others.filter((other) => overlaps(box, other))).toEqual([]);
        }
      }
    }
    // Below the name, and at its right.
    expect(drawn).toEqual(new Set(['left', 'right']));
  });

  it('the chips of a card all have a box and a name, or all are dots', () => {
    const [card] = scene.cards;
    const labels = ['prowlarr', 'wwwwwwww', 'qbittorrent', 'db'];
    const chips = labels.map((label): SceneCard['chips'][number] => ({
      id: label,
      label,
      state: 'running',
    }));
    const cards = scene.cards.map((each) => (each === card ? { ...each, chips } : each));
    const own = draw({}, { ...scene, cards }).get(`c:${card?.id}`) ?? [];
    const boxes = own.filter((shape) => shape.kind === 'box' && shape.height === CARD.chip);
    const names = texts(own).filter(({ text }) => labels.includes(text));
    const counts = new Set<number>();
    for (const zoom of zooms) {
      const count = boxes.filter((box) => isAt(box, zoom)).length;
      expect(boxesOf(names, zoom).length).toBe(count);
      counts.add(count);
    }
    expect(counts).toEqual(new Set([0, 4]));
  });

  it('the note of a band that the outside cannot reach stands clear of its title, at any width', () => {
    let count = 0;
    for (const project of ['crm', 'billing-01', 'observability-stack-eu-west-2']) {
      for (const width of [180, 320, 420, 900]) {
        const band = { key: project, project, x: 0, y: 0, width, height: 200, unreachable: true };
        const own = texts(bandShapes(band, false, Looks.of(plainView, notPointing)));
        for (const zoom of zooms) {
          const [title, note] = boxesOf(own, zoom);
          expect(title).toBeDefined();
          if (!title || !note) continue;
          count += 1;
          expect(title.right).toBeLessThan(note.left);
        }
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  it('the icon of a driver is drawn only where the word beside it has room', () => {
    const network = scene.networks.find(({ details }) => details[0] === 'bridge');
    const bar = placement.bars.get(network?.id ?? '');
    if (!network || !bar) throw new Error('No bridge network is placed.');
    const looks = Looks.of(plainView, notPointing);
    const icons = (width: number) =>
      barShapes({ ...bar, labelWidth: width }, network, looks).filter(({ kind }) => kind === 'icon').length;
    expect(icons(labelWidth(network))).toBe(1);
    expect(icons(labelWidth({ ...network, label: 'db', details: [] }))).toBe(0);
  });

  it('a subnet is never cut', () => {
    const shapes = draw();
    const subnets = [...shapes.values()].flatMap((own) =>
      texts(own).filter(({ text }) => /\/\d+/.test(text)),
    );
    expect(subnets.length).toBeGreaterThan(0);
    for (const shape of subnets)
      for (const zoom of zooms) expect([undefined, shape.text]).toContain(fitText(shape, zoom)?.text);
  });

  it('a list of ports ends after its first port, or is left out', () => {
    const [id = '', own] = [...placement.entryPoints].find(([, entryPoints]) => entryPoints.length > 0) ?? [];
    const shown = (label: string) => {
      for (const entryPoint of own ?? [])
        Object.assign(entryPoint, { kind: 'outside', label, toX: entryPoint.fromX + 80 });
      const [text] = texts(draw().get(`e:${id}`));
      return text && new Set(zooms.filter((zoom) => zoom < 1.5).map((zoom) => fitText(text, zoom)?.text));
    };
    expect(shown('80, 443, 8080→80 +2')).toEqual(new Set([undefined, '80 +4']));
    expect(shown('80, 443')).toEqual(new Set([undefined, '80 +1', '80, 443']));
    expect(shown('127.0.0.1:9090')).toEqual(new Set([undefined]));
  });
});

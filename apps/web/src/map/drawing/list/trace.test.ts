import { attachmentId, TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { depthLayout } from '../../layouts/depth/depthLayout.ts';
import { toLensTrace } from '../../scene/toLensTrace.ts';
import { toScene } from '../../scene/toScene.ts';
import type { Trace } from '../../scene/toTrace.ts';
import { plainView } from '../../testing/plainView.ts';
import { shapesByKey, textsOf } from '../../testing/shapesByKey.ts';
import { VEIL } from '../shapes/Shape.ts';
import type { Shape } from '../shapes/Shape.ts';
import { notPointing } from '../shapes/ViewState.ts';
import { DisplayList } from './DisplayList.ts';
import { toSource } from './SceneSource.ts';

const net = aNetwork('net');
const [web, db, lone] = [aContainer('web'), aContainer('db'), aContainer('lone')];
const helper = aContainer('helper', { namespace: { kind: 'container', containerId: web.id } });
const index = new TopologyIndex(
  aTopology({
    networks: [net],
    containers: [web, db, lone, helper],
    attachments: [anAttachment(web, net, { ipv4: '10.0.0.2' }), anAttachment(db, net, { ipv4: '10.0.0.3' })],
  }),
);
const scene = toScene(index);
const list = new DisplayList(plainView);
list.reset(toSource(scene), depthLayout(scene));
const draw = (trace: Trace | null, tags: ReadonlyMap<string, string> | null = null) => {
  list.look({ ...plainView, trace, tags }, notPointing);
  return shapesByKey(list);
};
const tap = `a:${attachmentId(web.id, net.id)}`;
const traceOver = (...path: string[]): Trace => ({
  path: new Set(path),
  lit: new Set(),
  hosts: new Map([[net.id, '10.0.0.1']]),
  stops: new Set(),
  veil: 'slight',
});
const isRaised = (shapes: readonly Shape[] | undefined) =>
  shapes !== undefined && shapes.every(({ style }) => style.layer > VEIL);
const opacityOfVeil = (shapes: readonly Shape[] | undefined) => {
  const [veil] = shapes ?? [];
  return veil?.kind === 'box' && veil.style.layer === VEIL ? veil.style.fillOpacity : null;
};

describe('R255: what stands out', () => {
  it('is raised over a veil. Nothing else changes, and nothing moves', () => {
    const before = draw(null);
    const after = draw(traceOver(`c:${web.id}`, tap, `n:${net.id}`));
    expect(before.has('veil')).toBe(false);
    expect(opacityOfVeil(after.get('veil'))).toBe(0.55);
    for (const key of [`c:${web.id}`, tap, `n:${net.id}`]) expect(isRaised(after.get(key)), key).toBe(true);
    expect(after.get(`c:${lone.id}`)).toEqual(before.get(`c:${lone.id}`));
    const placesOf = (shapes: readonly Shape[] = []) =>
      shapes.filter(({ kind }) => kind === 'box').map((shape) => ('x' in shape ? [shape.x, shape.y] : []));
    expect(placesOf(after.get(`c:${web.id}`))).toEqual(placesOf(before.get(`c:${web.id}`)));
  });

  it('includes the chips of a card, which it would cover otherwise', () => {
    const shapes = draw(traceOver(`c:${web.id}`)).get(`c:${web.id}`);
    expect(textsOf(shapes)).toContain('helper');
    expect(isRaised(shapes)).toBe(true);
  });

  it('labels the bar on which the host is, and the bar where a path ends', () => {
    expect(textsOf(draw(traceOver()).get(`n:${net.id}`))).toContain('host 10.0.0.1');
    const ended = draw({ ...traceOver(), hosts: new Map(), stops: new Set([net.id]) });
    expect(textsOf(ended.get(`n:${net.id}`))).toContain('✕ ends here');
  });
});

it('R256: under a lens, a reached container stays clear and its card shows a name', () => {
  const trace = toLensTrace(index, { kind: 'from', containerId: web.id });
  const drawn = draw(trace, new Map([[db.id, 'postgres']]));
  expect(opacityOfVeil(drawn.get('veil'))).toBe(0.78);
  expect(isRaised(drawn.get(`c:${db.id}`))).toBe(true);
  expect(drawn.get(`c:${lone.id}`)?.some(({ style }) => style.layer > VEIL)).toBe(false);
  expect(textsOf(drawn.get(`c:${db.id}`))).toContain('postgres');
});

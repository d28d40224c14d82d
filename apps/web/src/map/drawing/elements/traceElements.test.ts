import { attachmentId, TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { depthLayout } from '../../layouts/depth/depthLayout.ts';
import { toLensTrace } from '../../scene/toLensTrace.ts';
import { toScene } from '../../scene/toScene.ts';
import type { Trace } from '../../scene/toTrace.ts';
import { toElements } from './toElements.ts';

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
const placement = depthLayout(scene);
const draw = (trace: Trace | null, tags: ReadonlyMap<string, string> | null = null) =>
  new Map(
    toElements(scene, placement, {
      selected: new Set(),
      matches: null,
      scheme: 'dark',
      hues: new Map(),
      trace,
      tags,
    }).map((element) => [element.id, element]),
  );
const tap = `a:${attachmentId(web.id, net.id)}`;
const traceOver = (...path: string[]): Trace => ({
  path: new Set(path),
  lit: new Set(),
  hosts: new Map([[net.id, '10.0.0.1']]),
  stops: new Set(),
  veil: 'slight',
});

describe('R255: what stands out', () => {
  it('is raised over a veil. Nothing else changes, and nothing moves', () => {
    const before = draw(null);
    const after = draw(traceOver(`c:${web.id}`, tap, `n:${net.id}`));
    expect(before.has('veil')).toBe(false);
    expect(after.get('veil')?.classes).toBe('veil slight');
    for (const id of [`c:${web.id}`, tap, `n:${net.id}`]) expect(after.get(id)?.classes).toContain('path');
    expect(after.get(`c:${lone.id}`)).toEqual(before.get(`c:${lone.id}`));
    for (const [id, element] of before) expect(after.get(id)?.position, id).toEqual(element.position);
  });

  it('includes the chips of a card, which it would cover otherwise', () => {
    const after = draw(traceOver(`c:${web.id}`));
    expect(after.get(`c:${helper.id}`)?.classes).toContain('path');
  });

  it('labels the bar on which the host is, and the bar where a path ends', () => {
    expect(draw(traceOver()).get(`th:${net.id}`)?.data['label']).toBe('host 10.0.0.1');
    const ended = draw({ ...traceOver(), hosts: new Map(), stops: new Set([net.id]) });
    expect(ended.get(`ts:${net.id}`)?.data['label']).toBe('✕ ends here');
  });
});

it('R256: under a lens, a reached container stays clear and its card shows a name', () => {
  const trace = toLensTrace(index, { kind: 'from', containerId: web.id });
  const drawn = draw(trace, new Map([[db.id, 'db']]));
  expect(drawn.get('veil')?.classes).toBe('veil deep');
  expect(drawn.get(`c:${db.id}`)?.classes).toContain('lit');
  expect(drawn.get(`c:${lone.id}`)?.classes).not.toContain('lit');
  expect(drawn.get(`cl:${db.id}`)?.data['label']).toBe('db');
});

import { describe, expect, it } from 'vitest';
import type { Container } from './model.ts';
import { isRunning, resolveNamespace } from './namespaces.ts';
import { aContainer } from './testing/index.ts';

const byId = (...containers: Container[]) => new Map(containers.map((each) => [each.id, each]));
const sharing = (name: string, owner: { id: string }, fields: Partial<Container> = {}) =>
  aContainer(name, { namespace: { kind: 'container', containerId: owner.id }, ...fields });

describe('R2: a container: reference is followed to the owner of the stack', () => {
  it('through a chain', () => {
    const vpn = aContainer('vpn');
    const a = sharing('a', vpn);
    const b = sharing('b', a);
    expect(resolveNamespace(b, byId(vpn, a, b))).toEqual({ kind: 'own', ownerId: vpn.id, cutOff: false });
  });

  it('to the host', () => {
    const agent = aContainer('agent', { namespace: { kind: 'host' } });
    const a = sharing('a', agent);
    expect(resolveNamespace(a, byId(agent, a)).kind).toBe('host');
  });

  it('ends at a cycle', () => {
    const first = aContainer('first');
    const second = sharing('second', first);
    const loop = sharing('first', second);
    expect(resolveNamespace(loop, byId(loop, second))).toMatchObject({ kind: 'broken', reason: 'cycle' });
    const self = sharing('first', first);
    expect(resolveNamespace(self, byId(self))).toMatchObject({ kind: 'broken', reason: 'cycle' });
  });

  it('reports an owner that no longer exists', () => {
    const orphan = sharing('orphan', { id: 'f'.repeat(64) });
    expect(resolveNamespace(orphan, byId(orphan))).toMatchObject({ kind: 'broken', reason: 'owner-gone' });
  });

  it('is cut off when the owner restarted after the sharer started', () => {
    const vpn = aContainer('vpn', { startedAt: '2026-01-02T00:00:00Z' });
    const sharer = sharing('sharer', vpn, { startedAt: '2026-01-01T00:00:00Z' });
    expect(resolveNamespace(sharer, byId(vpn, sharer))).toMatchObject({ cutOff: true });
  });

  it('is not cut off from the host’s stack, which outlives its containers', () => {
    const agent = aContainer('agent', { namespace: { kind: 'host' }, startedAt: '2026-01-02T00:00:00Z' });
    const sharer = sharing('sharer', agent, { startedAt: '2026-01-01T00:00:00Z' });
    expect(resolveNamespace(sharer, byId(agent, sharer))).toMatchObject({ kind: 'host', cutOff: false });
  });
});

it.each([
  ['running', true],
  ['paused', true],
  ['created', false],
  ['restarting', false],
  ['removing', false],
  ['exited', false],
  ['dead', false],
  ['stopping', false],
  ['unknown', false],
] as const)('R4: a container in state %s has a live network stack: %s', (state, expected) => {
  expect(isRunning(aContainer('web', { state }))).toBe(expected);
});
